import hashlib
import re

import pytest


@pytest.fixture
def clause(folder):
    """The folder of a clause of which nothing is released yet."""
    return folder / "small" / "commercial" / "COM-090"


def lock(folder):
    """The lines of the library's lock that are not comments."""
    text = (folder / "small" / "library.lock.yaml").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_draft_becomes_the_version(run, folder, clause):
    """The file keeps its bytes under its version's name, its digest is recorded, the draft is gone."""
    draft = (clause / "draft.yaml").read_bytes()

    outcome = run("release", "COM-090", "--library", "small")

    assert outcome.exit == 0, outcome.stdout
    assert [path.name for path in clause.iterdir()] == ["1.0.0.yaml"]
    assert (clause / "1.0.0.yaml").read_bytes() == draft
    assert f"COM-090@1.0.0: {hashlib.sha256(draft).hexdigest()}" in lock(folder)
    assert lock(folder) == sorted(lock(folder))
    assert run("check", "small").exit == 0


def _written_out(text):
    """A draft whose author has replaced every pair of square brackets."""
    for brackets in re.findall(r"\[[a-zA-Z][^\]]* [^\]]*\]", text):
        text = text.replace(brackets, "reply")
    return text


@pytest.mark.parametrize("id", ["HXB-DEL-010", "HXB-DA-020"])
def test_the_skeletons_opening_is_not_released(run, folder, monkeypatch, id):
    """What a skeleton says of drafts is dropped; a comment of the author's own stays."""
    run("init", "hexbridge", "--prefix", "HXB")
    monkeypatch.chdir(folder / "hexbridge")
    run("new", "clause", "HXB-DA-020")
    (home,) = (folder / "hexbridge" / "clauses").glob(f"*/{id}")
    draft = home / "draft.yaml"
    text = draft.read_text(encoding="utf-8")
    draft.write_text("# Agreed with housing.\n" + _written_out(text), encoding="utf-8")

    outcome = run("release", id, "--on", "2026-12-01")

    assert outcome.exit == 0, outcome.stdout
    released = (home / "1.0.0.yaml").read_text(encoding="utf-8")
    schema = "# yaml-language-server: $schema=../../../schemas/clause.schema.json"
    assert released.startswith(f"# Agreed with housing.\n{schema}\nid: {id}\n")
    assert run("check", "--on", "2026-12-01").exit == 0


def test_line_endings_do_not_change_the_digest(run, folder, clause):
    """A draft saved on Windows, with a byte-order mark, is recorded as the same words."""
    draft = clause / "draft.yaml"
    words = draft.read_bytes()
    draft.write_bytes(b"\xef\xbb\xbf" + words.replace(b"\n", b"\r\n"))

    run("release", "COM-090", "--library", "small")

    assert f"COM-090@1.0.0: {hashlib.sha256(words).hexdigest()}" in lock(folder)


def test_as_writes_the_version_into_the_file(run, folder):
    """``--as`` releases an update under another number than the draft's, and says so in the file."""
    home = folder / "small" / "data-access" / "DA-020"
    text = (home / "1.0.0.yaml").read_text(encoding="utf-8")
    text = text.replace("kind: edition", "kind: update").replace('"1.0.0"', '"1.0.0"   # draft')
    (home / "draft.yaml").write_text(text, encoding="utf-8")

    same = run("release", "DA-020", "--library", "small")
    wrong = run("release", "DA-020", "--as", "1.2.0", "--library", "small")
    right = run("release", "DA-020", "--as", "1.1.0", "--library", "small")

    assert (same.exit, wrong.exit, right.exit) == (2, 1, 0)
    assert same.stderr == (
        "error: DA-020@1.0.0 is released already\n"
        "help: an edition would be 2.0.0, an update 1.1.0, a correction 1.0.1\n"
    )
    assert "version 1.2.0 does not follow DA-020@1.0.0" in wrong.stdout
    assert 'version: "1.1.0"   # draft\n' in (home / "1.1.0.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("an invoice", "[an invoice]"),
        ("long enough for a small supplier", '"[why this figure, and when to choose another]"'),
        ("Questions without an answer stop work.", "[Why the wording is as it is.]"),
    ],
)
def test_an_error_in_the_draft_keeps_it_a_draft(run, folder, clause, words, gap):
    """A released clause may hold no square bracket, nor its notes: the draft stays, and the lock too."""
    draft = clause / "draft.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace(words, gap), encoding="utf-8")
    before = lock(folder)

    outcome = run("release", "COM-090", "--library", "small")

    assert outcome.exit == 1
    assert "error CLS109 square-bracket" in outcome.stdout
    assert [path.name for path in clause.iterdir()] == ["draft.yaml"]
    assert lock(folder) == before


def test_a_draft_that_cannot_be_read_is_a_finding(run, clause):
    """A broken draft is not called missing: its mistake is shown."""
    (clause / "draft.yaml").write_text("id: [COM-090\n", encoding="utf-8")

    outcome = run("release", "COM-090", "--library", "small")

    assert outcome.exit == 1
    assert outcome.stdout.startswith("small/commercial/COM-090/draft.yaml:")


def test_all_unlocked_records_what_the_lock_lacks(run, folder):
    """Clauses, guidance and definitions are recorded; run again, or from nothing, it is the same lock."""
    file = folder / "small" / "library.lock.yaml"
    whole = file.read_bytes()
    file.unlink()

    first = run("release", "--all-unlocked", "--library", "small")
    second = run("release", "--all-unlocked", "--library", "small")

    assert first.stdout.splitlines() == [
        "released DA-010@1.0.0",
        "released DA-010@1.1.0",
        "released DA-020@1.0.0",
        "released IG-01@1.0.0",
        "released PRO-040@1.0.0",
        "released definitions@1.0.0",
    ]
    assert second.stdout == "nothing was left to record\n"
    assert file.read_bytes() == whole


@pytest.mark.parametrize("id", ["DA-010", "IG-01", "definitions"])
def test_one_released_file_is_recorded_by_its_id(run, folder, id):
    """A released file that nobody recorded is recorded by the command that ``check`` names."""
    file = folder / "small" / "library.lock.yaml"
    whole = file.read_bytes()
    kept = [line for line in whole.decode().splitlines(True) if not line.startswith(f"{id}@")]
    file.write_text("".join(kept), encoding="utf-8", newline="\n")

    outcome = run("release", id, "--library", "small")

    assert outcome.exit == 0, outcome.stderr
    assert file.read_bytes() == whole


def test_a_damaged_lock_is_left_alone(run, folder):
    """A lock that cannot be read is not replaced by one that knows less."""
    file = folder / "small" / "library.lock.yaml"
    file.write_text("DA-010@1.0.0: 12\n", encoding="utf-8")

    outcome = run("release", "COM-090", "--library", "small")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: small/library.lock.yaml holds a mistake: ")
    assert file.read_text(encoding="utf-8") == "DA-010@1.0.0: 12\n"


def test_the_bundled_library_of_an_installed_tenderkit_is_not_worked_in(run, folder, monkeypatch):
    """Outside a workspace and a library, ``release`` has nowhere to write."""
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder / "empty")

    outcome = run("release", "DA-010")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: no library is worked in here\n")

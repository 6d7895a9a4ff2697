import json

import pytest

from tenderkit.formats.pdf import find_office


@pytest.fixture
def built(run):
    """A folder ``pack`` that was built from the opportunity ``visits``."""
    run("new", "opportunity", "visits", "--library", "small", "--commenced-on", "2026-12-01")
    outcome = run("build", "visits", "-o", "pack", "--library", "small", "--on", "2026-12-01")

    assert outcome.exit == 0, outcome.stdout
    return run


def formats(folder):
    """The kinds of documents in a pack."""
    return {path.suffix for path in (folder / "suppliers").iterdir()} & {".docx", ".md"}


def test_both_formats_unless_told(built, folder):
    """Asking for one format gives that one; asking for none or both gives both."""
    for option, expected in (
        ("--word", {".docx"}),
        ("--markdown", {".md"}),
        ("--word --markdown", {".docx", ".md"}),
    ):
        out = f"pack{option.replace(' ', '')}"
        built("build", "visits", "-o", out, *option.split(), "--library", "small")

        assert formats(folder / out) == expected
    assert formats(folder / "pack") == {".docx", ".md"}


def test_an_error_keeps_everything_from_being_written(built, folder):
    """Weightings of 95 give a finding and exit code 1, and no folder."""
    file = folder / "visits" / "opportunity.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("weighting: 60", "weighting: 55"), encoding="utf-8"
    )

    outcome = built("build", "visits", "-o", "other", "--library", "small")

    assert outcome.exit == 1
    assert "weightings-not-100" in outcome.stdout
    assert outcome.stderr == "nothing was written: mend the errors first\n"
    assert not (folder / "other").exists()


def test_json_lists_the_files(built, folder):
    """The document names every file that was written."""
    outcome = built("build", "visits", "-o", "other", "--library", "small", "--json")
    document = json.loads(outcome.stdout)
    present = [p.relative_to(folder / "other").as_posix() for p in (folder / "other").rglob("*.*")]

    assert document["files"] == sorted(present)


def test_notes_are_counted_and_shown_on_request(run):
    """Notes on law that is not confirmed are counted; ``--verbose`` prints them."""
    run("new", "opportunity", "visits", "--fact", "personal_data=personal")
    counted = run("build", "visits", "-o", "one", "--on", "2026-12-01").stdout
    shown = run("check", "visits", "--on", "2026-12-01", "--verbose").stdout
    third = run("check", "visits", "--on", "2026-12-01", "--fail-on", "note")

    assert " notes (--verbose shows them)\n" in counted
    assert "note CLS114 law-not-confirmed" not in counted
    assert "note CLS114 law-not-confirmed" in shown
    assert "note CLS114 law-not-confirmed" in third.stdout
    assert third.exit == 1


def test_an_edited_file_is_not_overwritten(built, folder):
    """A volume that somebody changed stops the build with exit code 2 and stays as it is."""
    volume = folder / "pack" / "suppliers" / "02-specification.md"
    volume.write_text("changed by hand\n", encoding="utf-8")
    file = folder / "visits" / "opportunity.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("words: 500", "words: 400"), encoding="utf-8"
    )

    outcome = built("build", "visits", "-o", "pack", "--library", "small")

    assert outcome.exit == 2
    assert "suppliers/02-specification.md is edited since tenderkit wrote it" in outcome.stderr
    assert volume.read_text(encoding="utf-8") == "changed by hand\n"


def test_out_that_is_a_file_is_refused(built, folder):
    """A file where the folder is meant ends in exit code 2, and stays."""
    (folder / "note.txt").write_text("mine", encoding="utf-8")

    outcome = built("build", "visits", "-o", "note.txt", "--library", "small")

    assert outcome.exit == 2
    assert (
        outcome.stderr
        == "error: note.txt is a file, where a folder is meant\nhelp: name a folder\n"
    )
    assert (folder / "note.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("", "--out names no folder"),
        ("  ", "--out names no folder"),
        (".", "this folder holds files that tenderkit did not write"),
        ("papers", "papers holds files that tenderkit did not write"),
        ("visits", "visits is the opportunity's own, and a pack needs one to itself"),
        ("visits/pack", "visits/pack lies inside the opportunity that it is built from"),
    ],
)
def test_an_output_folder_that_is_somebodys_own_is_refused(built, folder, out, message):
    """Nothing is written among files that are not a pack's, and the message says whose they are."""
    (folder / "papers").mkdir()
    (folder / "papers" / "note.txt").write_text("mine", encoding="utf-8")
    before = sorted(folder.rglob("*"))

    outcome = built("build", "visits", "-o", out, "--library", "small")

    assert outcome.exit == 2
    assert outcome.stdout == ""
    assert outcome.stderr.startswith(f"error: {message}\nhelp: ")
    assert sorted(folder.rglob("*")) == before


def test_the_opportunitys_own_folder_is_refused_from_inside(built, folder, monkeypatch):
    """``-o .`` in the folder of the opportunity is told apart from any other folder."""
    monkeypatch.chdir(folder / "visits")

    outcome = built("build", ".", "-o", ".", "--library", "../small")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: this folder is the opportunity's own, ")


def test_an_empty_folder_is_built_into(built, folder):
    """A folder that somebody made for the pack is as good as none."""
    (folder / "other").mkdir()

    assert built("build", "visits", "-o", "other", "--library", "small").exit == 0
    assert (folder / "other" / "internal" / "manifest.json").is_file()


def test_a_pack_without_its_manifest_is_left_alone(built, folder):
    """Nothing says which files were edited, so nothing is overwritten, and the help says what to do."""
    (folder / "pack" / "internal" / "manifest.json").unlink()

    outcome = built("build", "visits", "-o", "pack", "--library", "small")

    assert outcome.exit == 2
    assert outcome.stderr == (
        "error: pack/internal/manifest.json is missing, so nothing says which files of this pack "
        "have been edited\nhelp: restore it from a copy, or build into a new folder\n"
    )


def test_pins_are_shown_when_they_are_added_or_dropped(built, folder):
    """A build with nothing new pins nothing; a newly released clause is pinned, and dropped if omitted."""
    small = ("--library", "small", "--on", "2026-12-01")
    same = built("build", "visits", "-o", "pack", *small)
    built("release", "COM-090", *small)
    more = built("build", "visits", "-o", "pack", *small)
    file = folder / "visits" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("omit: {}", "omit: {COM-090: paid by card}"), encoding="utf-8")
    less = built("build", "visits", "-o", "pack", "--json", *small)

    assert "pins" not in same.stdout
    assert "pins added or dropped: 1\n  COM-090  new: 1.0.0  first release\n" in more.stdout
    assert json.loads(less.stdout)["pins"] == [
        {"id": "COM-090", "old": "1.0.0", "new": "", "reason": "paid by card"}
    ]


def test_pdf_files_are_refused_where_nothing_can_make_them(built, folder, monkeypatch):
    """Without LibreOffice ``--pdf`` ends in exit code 2 and writes nothing; nor without Word files."""
    monkeypatch.setenv("PATH", "")
    if find_office() is not None:
        pytest.skip("LibreOffice is found where it is usually installed")

    missing = built("build", "visits", "-o", "other", "--pdf", "--library", "small")
    alone = built("build", "visits", "-o", "other", "--pdf", "--markdown", "--library", "small")

    assert (missing.exit, alone.exit) == (2, 2)
    assert "error: LibreOffice is not on this machine" in missing.stderr
    assert "error: --pdf is made from Word files\n" in alone.stderr
    assert not (folder / "other").exists()

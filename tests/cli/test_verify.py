import json
import zipfile

import pytest


@pytest.fixture
def pack(run, folder):
    """A folder ``pack`` that was built from an opportunity."""
    run("new", "opportunity", "visits", "--library", "small", "--commenced-on", "2026-12-01")
    outcome = run("build", "visits", "-o", "pack", "--library", "small", "--on", "2026-12-01")

    assert outcome.exit == 0, outcome.stdout
    return folder / "pack"


def test_a_pack_that_nobody_touched_is_verified(run, pack):
    """Both that its files are unchanged and that it comes out the same are said."""
    outcome = run("verify", "pack")

    assert (outcome.exit, outcome.stdout) == (0, "no findings\n")
    assert outcome.stderr == (
        "verified pack: every recorded file is unchanged; built again, it comes out the same\n"
    )


def test_an_edited_or_deleted_file_is_not_verified(run, pack):
    """What holds and what does not is said, and that the pack was not built again."""
    (pack / "suppliers" / "02-specification.md").write_text("x", encoding="utf-8")
    one = run("verify", "pack")
    (pack / "suppliers" / "01-instructions.md").unlink()
    two = run("verify", "pack")

    assert (one.exit, two.exit) == (1, 1)
    assert one.stdout.startswith(
        "pack/suppliers/02-specification.md: error PCK020 file-changed\n"
        "suppliers/02-specification.md is not what was recorded\n"
    )
    assert one.stderr == (
        "pack is not as it was built: 1 recorded file is changed or missing, every other is unchanged"
        "; it was not built again\n"
    )
    assert "built: 2 recorded files are changed or missing, every other" in two.stderr


def record(pack, change):
    """Change the manifest of a pack."""
    file = pack / "internal" / "manifest.json"
    content = json.loads(file.read_bytes())
    change(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def test_a_pack_that_comes_out_otherwise_is_not_verified(run, pack):
    """Sources changed together with their digest are found by building again."""
    from hashlib import sha256

    archive = pack / "internal" / "sources.zip"
    with zipfile.ZipFile(archive) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(archive, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"[title of the contract]", b"[another title]"))
    digest = sha256(archive.read_bytes()).hexdigest()
    record(pack, lambda content: content["files"]["internal/sources.zip"].update(sha256=digest))

    outcome = run("verify", "pack")

    assert outcome.exit == 1
    assert "error PCK023 rebuild-differs" in outcome.stdout
    assert outcome.stderr == (
        "pack is not verified: every recorded file is unchanged, but it does not come out the same "
        "when built again\n"
    )


def test_another_version_may_build_it_otherwise(run, pack):
    """A difference that another version of tenderkit makes is a note, and said as that."""
    record(pack, lambda content: content["made_with"].update(tenderkit="0.0.1"))

    outcome = run("verify", "pack")

    assert outcome.exit == 0
    assert outcome.stderr == (
        "verified pack: every recorded file is unchanged; this version of tenderkit would build it "
        "otherwise\n"
    )


@pytest.mark.parametrize(
    ("stranger", "help"),
    [
        ("suppliers/note.txt", "move it out of the pack"),
        (
            "suppliers/~$-instructions.docx",
            "close the document in Word, which then removes this file",
        ),
        (
            "suppliers/.~lock.01-instructions.docx#",
            "close the document in LibreOffice, which then removes this file",
        ),
        ("suppliers/01-instructions (2).docx", "move it out of the pack"),
    ],
)
def test_a_file_that_nobody_recorded_is_a_warning(run, pack, stranger, help):
    """The pack itself is verified; the help says what to do with the stranger."""
    (pack / stranger).write_text("x", encoding="utf-8")

    outcome = run("verify", "pack", "--json")
    (finding,) = json.loads(outcome.stdout)["findings"]

    assert outcome.exit == 0
    assert (finding["code"], finding["severity"], finding["help"]) == ("PCK022", "warning", help)
    assert "every recorded file is unchanged, beside 1 file that nobody recorded;" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "is_near"),
    [("02-specifications.md", True), ("02-specification.txt", False), ("02-spec.md", False)],
)
def test_a_file_under_another_name_is_recognised(run, pack, name, is_near):
    """A name is suggested where it is really close, and of the same kind."""
    (pack / "suppliers" / "02-specification.md").rename(pack / "suppliers" / name)

    stdout = run("verify", "pack").stdout

    assert ("did you mean suppliers/02-specification.md?" in stdout) == is_near


@pytest.mark.parametrize("part", ["suppliers", "internal", "internal/annotated"])
def test_a_part_of_a_pack_is_answered_with_the_whole(run, pack, part):
    """Whoever names a folder of a pack is told to name the pack."""
    outcome = run("verify", f"pack/{part}")

    assert outcome.exit == 2
    assert outcome.stderr == (
        f"error: pack/{part} is a part of a pack, where the whole of it is meant\n"
        "help: name the pack's own folder: pack\n"
    )


def test_a_pack_without_its_manifest_cannot_be_verified(run, pack):
    """The file that is missing is named, and what to do."""
    (pack / "internal" / "manifest.json").unlink()

    outcome = run("verify", "pack")

    assert outcome.exit == 2
    assert outcome.stderr == (
        "error: pack holds no internal/manifest.json, so nothing says what its files were\n"
        "help: restore it from a copy, or build the pack again into a new folder\n"
    )

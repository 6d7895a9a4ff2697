import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tenderkit.api.build import build
from tenderkit.api.check import check
from tenderkit.api.compose import compose_opportunity
from tenderkit.api.verify import verify
from tenderkit.model.block import Heading, Items, Paragraph, plain
from tenderkit.model.finding import Severity
from tenderkit.store.library import read_library

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "housing-services"
GOLDEN = Path(__file__).parent / "golden"


def test_library_and_example_are_clean(day):
    """Neither has an error or a warning; only law that is not confirmed is noted."""
    findings = [*check(ROOT / "clauses", day).findings, *check(EXAMPLE, day).findings]

    assert {(f.severity, f.name) for f in findings} <= {(Severity.NOTE, "law-not-confirmed")}


def test_committed_pins_are_those_of_a_build(day, workspace):
    """The example's lock file is what a build leaves behind, byte for byte."""
    lock = workspace / "housing-services" / "opportunity.lock.yaml"
    lock.unlink()

    build(workspace / "housing-services", workspace.parent / "pack", day)

    assert lock.read_bytes() == (EXAMPLE / "opportunity.lock.yaml").read_bytes()


def test_outline_of_the_pack(day, golden):
    """Every number, heading and requirement of the pack, as an officer would read it."""
    pack = compose_opportunity(EXAMPLE, day).pack
    lines = []
    for volume in pack.volumes:
        lines += ["", volume.label, ""]
        for block in volume.blocks:
            if isinstance(block, Heading | Paragraph):
                lines.append(f"{block.number:8} {plain(block.runs)[:88]}".rstrip())
            elif isinstance(block, Items):
                lines += [
                    f"{'':8} {item.number or '-'} {plain(item.blocks[0].runs)[:80]}".rstrip()
                    for item in block.items
                ]

    golden(GOLDEN / "housing-services" / "outline.txt", "\n".join(lines).strip() + "\n")


def test_volumes_in_the_folders_where_they_belong(housing_pack):
    """Suppliers get nine volumes in both formats, two CSV files, the attachment and a manifest."""
    suppliers = housing_pack / "suppliers"
    names = {path.relative_to(suppliers).as_posix() for path in suppliers.rglob("*.*")}
    stems = (
        "00-contents 01-instructions 02-specification 04-award-criteria 05-questions"
        " 06-compliance-matrix 07-price-table 08-conditions 14-checklist"
    ).split()

    assert names == {f"{stem}.{kind}" for stem in stems for kind in ("docx", "md")} | {
        "06-compliance-matrix.csv",
        "07-price-table.csv",
        "attachments/sample-data-set.csv",
        "manifest.json",
    }


def test_nothing_internal_reaches_a_suppliers_file(housing_pack):
    """No stretch of eight words of a drafting note, a reason or a guidance item is in any of them."""
    library, _ = read_library(ROOT / "clauses")
    texts = [text for v in library.versions() for text in (v.drafting_note.text, v.reason.text)]
    texts += [item.text.text for items in library.guidance.values() for item in items]
    internal = {run for text in texts for run in _eight_words(text)}
    outgoing = " ".join(_words_of(path) for path in (housing_pack / "suppliers").rglob("*.*"))

    assert len(internal) > 2000
    assert not internal & set(_eight_words(outgoing))


def test_annotated_draft_shows_every_drafting_note(housing_pack):
    """The officers' copy of the specification has a note for each of its clauses."""
    annotated = (housing_pack / "internal" / "annotated" / "02-specification.md").read_text(
        encoding="utf-8"
    )
    issued = (housing_pack / "suppliers" / "02-specification.md").read_text(encoding="utf-8")

    assert "Drafting note for DA-060" in annotated
    assert "Drafting note" not in issued


def test_manifest_knows_each_requirement_as_issued(housing_pack):
    """Level, words with blanks filled, digest, limits and evidence: all that a later check needs."""
    manifest = json.loads((housing_pack / "suppliers" / "manifest.json").read_bytes())
    export = next(r for r in manifest["requirements"] if r["id"] == "DA-060.R3")

    assert export["text"].startswith(
        "The Supplier must complete an export of all Council Data within 3 Working Days of the day"
    )
    assert export["level"] == "MUST"
    assert export["answer"]["maximum"] == "3"
    assert export["answer"]["unit"] == "working_days"
    assert re.fullmatch(r"[0-9a-f]{64}", export["digest"])
    assert manifest["blanks"]["DA-040.fair_use_calls_per_day"] == "200000"
    assert {p["id"] for p in manifest["price_lines"] if p["must_be"]} == {
        "P-04", "P-05", "P-06", "P-07", "P-08", "P-09", "P-14", "P-15",
    }  # fmt: skip


def test_public_manifest_keeps_quiet_about_the_making(housing_pack):
    """Reasons, departures, left-out clauses and layers stay with the Council."""
    public = json.loads((housing_pack / "suppliers" / "manifest.json").read_bytes())
    full = json.loads((housing_pack / "internal" / "manifest.json").read_bytes())

    assert set(full) - set(public) == {
        "made_with", "clauses", "left_out", "definitions", "guidance", "facts", "blank_layers",
        "departures", "needs",
    }  # fmt: skip
    assert full["left_out"]["HXB-TEC-010"] == {"kind": "fact", "why": "hosted is yes, not no"}
    assert full["blank_layers"]["DA-040.fair_use_calls_per_day"] == "council"


def test_departure_raises_the_level_in_the_words_too(housing_pack):
    """DQ-070.R4 says must where the library says should, and counts as a MUST."""
    manifest = json.loads((housing_pack / "suppliers" / "manifest.json").read_bytes())
    raised = next(r for r in manifest["requirements"] if r["id"] == "DQ-070.R4")

    assert raised["level"] == "MUST"
    assert "The System must prompt the User" in raised["text"]


def test_matrix_has_a_row_for_every_requirement(housing_pack):
    """The CSV opens in a spreadsheet and leaves no requirement out."""
    text = (housing_pack / "suppliers" / "06-compliance-matrix.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    manifest = json.loads((housing_pack / "suppliers" / "manifest.json").read_bytes())

    assert [row["Requirement"] for row in rows] == [r["id"] for r in manifest["requirements"]]


def test_pack_verifies_and_a_changed_file_is_named(housing_pack, tmp_path, day):
    """A pack comes out the same from its kept sources; one flipped byte is found."""
    copy = Path(shutil.copytree(housing_pack, tmp_path / "pack"))
    before = verify(copy, day)
    volume = copy / "suppliers" / "02-specification.docx"
    volume.write_bytes(volume.read_bytes()[:-1] + b"!")
    (copy / "suppliers" / "08-conditions.md").unlink()
    (copy / "suppliers" / "note.txt").write_text("call them", encoding="utf-8")

    assert before == []
    assert [(f.name, f.at.file.rpartition("/")[2]) for f in verify(copy, day)] == [
        ("file-changed", "02-specification.docx"),
        ("file-missing", "08-conditions.md"),
        ("file-unrecorded", "note.txt"),
    ]


@pytest.mark.slow
def test_libreoffice_counts_the_same_numbers(housing_pack, tmp_path):
    """Specification and conditions carry, in LibreOffice, the numbers that Markdown prints."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    for stem in ("02-specification", "08-conditions", "01-instructions"):
        subprocess.run(
            [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
             "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
             str(housing_pack / "suppliers" / f"{stem}.docx")],
            check=True, capture_output=True, timeout=100,
        )  # fmt: skip
        shown = (tmp_path / f"{stem}.txt").read_text(encoding="utf-8-sig")
        markdown = (housing_pack / "suppliers" / f"{stem}.md").read_text(encoding="utf-8")
        ours = re.findall(r"^(?:<a id=\"[^\"]*\"></a>)?\*\*([\d.]+)\*\* ", markdown, re.M)
        theirs = re.findall(r"^\s*(\d+\.\d+(?:\.\d+)?)\.? ", shown, re.M)

        assert [n for n in theirs if n in set(ours)] == ours
        assert len(ours) > 20


def _eight_words(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"\{[^}]*\}", " | ", text.lower()))
    return [" ".join(words[n : n + 8]) for n in range(len(words) - 7)]


def _words_of(path: Path) -> str:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name).decode("utf-8") for name in package.namelist()]
        return " ".join(re.sub(r"<[^>]+>", "", part) for part in parts)
    return path.read_text(encoding="utf-8")

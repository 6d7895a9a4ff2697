import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tenderkit.api.verify import verify
from tenderkit.model.block import lines


def test_it_is_a_competitive_flexible_procedure_of_two_stages_above_the_threshold(housing):
    """£1.4 million without VAT is above the threshold, and four suppliers go on to the second stage."""
    opportunity, facts = housing.pack.opportunity, housing.pack.selection.facts
    instructions = " ".join(lines(housing.pack.volume("1").blocks))

    assert opportunity.procedure == "competitive-flexible"
    assert [stage.keeps for stage in opportunity.stages] == [4, 0]
    assert (facts["above_threshold"], facts["several_stages"], facts["has_lots"]) == (
        "yes", "yes", "no",
    )  # fmt: skip
    assert opportunity.lots_reason in (housing.internal / "notice.csv").read_text(encoding="utf-8")
    assert "four suppliers" in instructions


def test_every_volume_is_used(housing):
    """A purchase of this kind needs each of the fifteen volumes for suppliers and the four inside."""
    keys = {volume.spec.key for volume in housing.pack.volumes}

    assert keys >= {*map(str, range(15)), "A", "E", "G", "N"}


def test_manifest_knows_each_requirement_as_issued(housing):
    """Level, words with blanks filled, digest, limits and evidence: all that a later check needs."""
    manifest = json.loads((housing.suppliers / "manifest.json").read_bytes())
    issued = {r["id"]: r for r in manifest["requirements"]}
    export = next(r for id, r in issued.items() if id.startswith("DA-060.") and r["answer"]["unit"])
    priced = {p["id"] for p in manifest["price_lines"] if p["must_be"]}

    assert re.search(r"within 3 Working Days\b", export["text"])
    assert export["level"] == "MUST"
    assert (export["answer"]["maximum"], export["answer"]["unit"]) == ("3", "working_days")
    assert re.fullmatch(r"[0-9a-f]{64}", export["digest"])
    assert manifest["blanks"]["DA-040.fair_use_calls_per_day"] == "200000"
    assert priced == {line.id for line in housing.pack.opportunity.price_lines if line.must_be}


def test_public_manifest_keeps_quiet_about_the_making(housing):
    """Reasons, departures, left-out clauses, layers, guidance and law stay with the Council."""
    public = json.loads((housing.suppliers / "manifest.json").read_bytes())
    full = json.loads((housing.internal / "manifest.json").read_bytes())

    assert {"clauses", "left_out", "guidance", "facts", "blank_layers", "departures"} <= (
        set(full) - set(public)
    )
    assert set(public) <= set(full)
    assert full["left_out"]["HXB-TEC-010"] == {"kind": "fact", "why": "hosted is yes, not no"}
    assert full["blank_layers"]["DA-040.fair_use_calls_per_day"] == "council"


def test_departure_raises_the_level_in_the_words_too(housing):
    """DQ-070.R4 says must where the library says should, and counts as a MUST."""
    manifest = json.loads((housing.suppliers / "manifest.json").read_bytes())
    raised = next(r for r in manifest["requirements"] if r["id"] == "DQ-070.R4")

    assert raised["level"] == "MUST"
    assert "The System must prompt the User" in raised["text"]


def test_a_changed_file_is_named(housing, tmp_path, day):
    """One flipped byte, one file gone and one file more are each found."""
    copy = Path(shutil.copytree(housing.out, tmp_path / "pack"))
    volume = copy / "suppliers" / "02-specification.docx"
    volume.write_bytes(volume.read_bytes()[:-1] + b"!")
    (copy / "suppliers" / "08-conditions.md").unlink()
    (copy / "suppliers" / "note.txt").write_text("call them", encoding="utf-8")

    assert [(f.name, f.at.file.rpartition("/")[2]) for f in verify(copy, day)] == [
        ("file-changed", "02-specification.docx"),
        ("file-missing", "08-conditions.md"),
        ("file-unrecorded", "note.txt"),
    ]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_libreoffice_counts_the_same_numbers(housing, tmp_path):
    """Specification and conditions carry, in LibreOffice, the numbers that Markdown prints."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    stems = ("02-specification", "08-conditions", "01-instructions")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
         *(str(housing.suppliers / f"{stem}.docx") for stem in stems)],
        check=True, capture_output=True, timeout=250,
    )  # fmt: skip
    for stem in stems:
        shown = (tmp_path / f"{stem}.txt").read_text(encoding="utf-8-sig")
        markdown = (housing.suppliers / f"{stem}.md").read_text(encoding="utf-8")
        ours = re.findall(r"^(?:<a id=\"[^\"]*\"></a>)?\*\*([\d.]+)\*\* ", markdown, re.M)
        theirs = re.findall(r"^\s*(\d+\.\d+(?:\.\d+)?)\.? ", shown, re.M)

        assert [n for n in theirs if n in set(ours)] == ours
        assert len(ours) > 20

from pathlib import Path

import pytest
import yaml

from tenderkit.rules.reading import READING
from tenderkit.store.clause_file import read_clause, read_status
from tenderkit.store.library_file import read_head, read_lock, read_sources
from tenderkit.store.opportunity_file import read_opportunity
from tenderkit.store.parts.definitions_file import read_definitions
from tenderkit.store.parts.guidance_file import read_guidance
from tenderkit.store.parts.law_file import read_law
from tenderkit.store.pins import FILE as PINS
from tenderkit.store.pins import read_pins
from tenderkit.store.templates import FORMS, MANIFEST, read_templates
from tenderkit.store.waivers import read_waivers
from tenderkit.store.workspace import FILE as WORKSPACE
from tenderkit.store.workspace import read_workspace

FOLDER = Path(__file__).parent / "broken"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in FOLDER.glob("*.yaml") if path.name != "expected.yaml")

READERS = {
    "clause": read_clause,
    "status": read_status,
    "guidance": read_guidance,
    "definitions": read_definitions,
    "library": read_head,
    "law": read_law,
    "sources": read_sources,
    "lock": read_lock,
    "opportunity": read_opportunity,
    "waivers": read_waivers,
}
"""The first word of a file's name says how it is read."""
TEMPLATES = {"pack": MANIFEST, "forms": FORMS}
"""Files that stand among the templates, and are read with them."""


@pytest.mark.parametrize("name", FILES)
def test_each_broken_file_gives_exactly_the_findings_beside_it(name, tmp_path):
    """Code, line, column, message and help are those that ``expected.yaml`` gives for the file."""
    found = [
        {
            "code": finding.code,
            "line": finding.at.line,
            "column": finding.at.column,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in findings(name, tmp_path)
    ]

    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", FILES)
def test_every_finding_lies_inside_its_file(name, tmp_path):
    """A finding names the file as it was given, and a line that the file has."""
    lines = (FOLDER / name).read_bytes().decode("utf-8", "replace").count("\n") + 1

    for finding in findings(name, tmp_path):
        assert finding.at.file.endswith((name, PINS, WORKSPACE, *TEMPLATES.values()))
        assert 0 <= finding.at.line <= lines


def test_every_file_has_its_findings_and_every_finding_its_file():
    """``expected.yaml`` names the files that are there, and no others."""
    assert sorted(EXPECTED) == FILES


def test_every_reading_error_is_shown():
    """Each rule that reading enforces is seen in at least one file."""
    shown = {entry["code"] for entries in EXPECTED.values() for entry in entries}
    names = {rule.name for rule in READING if rule.code in shown}
    elsewhere = {"out-of-place"}  # needs a folder: test_library.py

    reading = {rule.name for rule in READING if rule.subject == "CLS"}
    assert reading - names == elsewhere


def findings(name, tmp_path):
    """What the reader of a file's kind finds in it."""
    kind = name.partition("-")[0]
    if kind == "pins":
        (tmp_path / PINS).write_bytes((FOLDER / name).read_bytes())
        return read_pins(tmp_path)[1]
    if kind == "workspace":
        (tmp_path / WORKSPACE).write_bytes((FOLDER / name).read_bytes())
        return list(read_workspace(tmp_path).findings)
    if kind in TEMPLATES:
        for each, file in TEMPLATES.items():
            source = name if each == kind else f"{each}-sound.yaml"
            (tmp_path / file).write_bytes((FOLDER / source).read_bytes())
        (tmp_path / "nine.md.j2").write_text("# One\n", encoding="utf-8")
        return read_templates(tmp_path, "templates")[1]
    return READERS[kind](FOLDER / name, name)[1]

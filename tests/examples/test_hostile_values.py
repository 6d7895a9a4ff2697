import json
import re
import zipfile

import pytest

from tenderkit.api.build import build
from tenderkit.api.check import check
from tenderkit.model.finding import Severity

HOSTILE = [
    "*Ltd* and _co_ **bold**",
    "<script>alert(1)</script>",
    "| a | b |",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{=0}",
    "# heading",
    "1. list",
    "- bullet",
    "a & b < c > d",
    "\x1b[31m red",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_never_markup(value, workspace, day):
    """What a council types into a blank is printed as typed, in Word, Markdown and manifest."""
    folder = workspace / "report-forms"
    _fill(folder, f"DA-010.core_tasks: {json.dumps(value)}")

    built = build(folder, workspace.parent / "pack", day)

    if "\x1b" in value:
        assert built.files == ()
        return
    assert built.files, built.findings
    with zipfile.ZipFile(workspace.parent / "pack/suppliers/02-specification.docx") as package:
        xml = package.read("word/document.xml").decode("utf-8")
    words = re.sub(r"<[^>]+>", "", xml)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(entity, sign)
    manifest = json.loads((workspace.parent / "pack/suppliers/manifest.json").read_bytes())
    issued = next(r["text"] for r in manifest["requirements"] if r["id"] == "DA-010.R3")

    assert value in words
    assert value in issued


@pytest.mark.parametrize(
    ("value", "code"),
    [("two\nlines", "OPP504"), ("x" * 1_000_000, "OPP002")],
    ids=["line break", "one megabyte"],
)
def test_a_value_that_does_not_fit_is_a_finding(value, code, workspace, day):
    """A line break or a megabyte in a blank stops the build with one finding, and writes nothing."""
    folder = workspace / "report-forms"
    _fill(folder, f"DA-010.core_tasks: {json.dumps(value)}")

    built = build(folder, workspace.parent / "pack", day)

    assert code in {finding.code for finding in built.findings}
    assert not (workspace.parent / "pack").exists()


def test_a_clause_withdrawn_since_is_named_with_its_successor(workspace, day):
    """A pinned clause that was withdrawn stays pinned, and a warning names its successor."""
    lock = (workspace / "housing-services" / "opportunity.lock.yaml").read_text(encoding="utf-8")
    id = re.search(r"^  (HXB-\w+-\d{3}):", lock, re.MULTILINE)[1]
    (folder,) = (workspace / "clauses").glob(f"*/{id}")
    (folder / "status.yaml").write_text(
        "withdrawn: 2026-11-30\nsuccessor: DA-010\nreason: taken into another clause\n",
        encoding="utf-8",
    )

    findings = check(workspace / "housing-services", day).findings

    assert [f.message for f in findings if f.name == "withdrawn-clause"] == [
        f"{id} was withdrawn on 2026-11-30; its successor is DA-010"
    ]


def test_a_councils_own_template_that_never_ends_is_stopped(workspace, day):
    """It runs in a child with limits: one finding names it, and nothing is written."""
    loop = "{% for a in opportunity.outcomes %}" * 16 + "x" + "{% endfor %}" * 16
    endless = workspace / "templates" / "04-award-criteria.md.j2"
    assert not endless.exists(), "the example has changed: take another template"
    endless.write_text(f"# Award criteria\n\n{loop}\n", encoding="utf-8", newline="\n")

    built = build(workspace / "housing-services", workspace.parent / "pack", day)
    errors = [f for f in built.findings if f.severity is Severity.ERROR]

    assert [(f.name, f.at.file.rpartition("/")[2]) for f in errors] == [
        ("template-limit", "04-award-criteria.md.j2")
    ]
    assert not (workspace.parent / "pack").exists()


def _fill(folder, line):
    file = folder / "opportunity.yaml"
    text = file.read_text(encoding="utf-8").replace("blanks:\n", f"blanks:\n  {line}\n", 1)
    file.write_text(text, encoding="utf-8", newline="\n")

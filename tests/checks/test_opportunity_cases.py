"""The checks on opportunities and packs, against the cases in ``cases``.

A case file names its rule and holds two lists. Each case has a ``name``, and what it changes in the
small opportunity of ``opportunity_base``:

``change``   words of ``housing/opportunity.yaml`` -> what stands there instead
``files``    other files -> null (taken out), or ``copy`` (another file), ``text`` (the whole of it)
             and ``change``; ``own/library.yaml`` is the council's, laid over the library
``on``       the day, where it is not 24 November 2026
``finds``    every finding of the rule, in order: message and help; ``line`` and ``column``, or
             ``place`` in words; ``file`` and ``severity`` where they are not the opportunity's file
             and the rule's own
``unread``   the codes that reading finds in files that cannot be read
``also``     the codes of other rules that speak because the change has a second consequence
"""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from tenderkit.compose.fill import fill
from tenderkit.compose.pack import compose, issued_clauses
from tenderkit.compose.select import select
from tenderkit.model.case import ClauseCase, LibraryCase, OpportunityCase, PackCase
from tenderkit.model.finding import in_order
from tenderkit.rules.catalogue import catalogue, rule_for
from tenderkit.rules.run import run_checks
from tenderkit.store.calendar import bank_holidays
from tenderkit.store.library import overlay, read_library
from tenderkit.store.opportunity_file import read_opportunity
from tenderkit.store.pins import read_pins
from tenderkit.store.templates import read_templates

BASE = Path(__file__).parent / "opportunity_base"
FILE = "housing/opportunity.yaml"
DAY = date(2026, 11, 24)
SUBJECTS = ("OPP", "PCK")


def _cases():
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        if document["rule"][:3] not in SUBJECTS:
            continue
        for kind in ("silent", "fires"):
            for case in document[kind]:
                yield pytest.param(
                    document["rule"], path.stem, kind, case, id=f"{path.stem}: {case['name']}"
                )


CASES = tuple(_cases())


@pytest.fixture
def opened(tmp_path, put):
    """Makes the opportunity and the pack of a case: the base with its changes, read like any other."""

    def make(case):
        root = tmp_path / "base"
        shutil.copytree(BASE, root)
        for name, wanted in {
            FILE: {"change": case.get("change", {})},
            **case.get("files", {}),
        }.items():
            put(root, name, wanted)
        return _read(root, case)

    return make


def _read(root, case):
    on = case.get("on", DAY)
    library, found = read_library(root / "clauses")
    if (root / "own").is_dir():
        library, own = overlay(library, root / "own", "HXB", "own")
        found += own
    opportunity, faults = read_opportunity(root / "housing", "housing")
    pins, unread = read_pins(root / "housing", "housing")
    templates, missing = read_templates(root / "templates", "templates")
    reading = [finding.code for finding in (*found, *faults, *unread, *missing)]
    assert reading == case.get("unread", [])
    selection = select(opportunity, library, pins)
    pack, rendered = compose(opportunity, library, selection, templates)
    return (
        OpportunityCase(
            opportunity=opportunity,
            library=library,
            selection=selection,
            filled=fill(issued_clauses(opportunity, selection), library, opportunity),
            bank_holidays=bank_holidays(opportunity.commenced_on.year, 3),
            on=on,
        ),
        PackCase(
            pack=pack, on=on, failed=frozenset(f.at.file.rpartition("/")[2] for f in rendered)
        ),
    )


def _run(cases, rules=None):
    return in_order([finding for case in cases for finding in run_checks(case, rules)])


@pytest.mark.parametrize(("code", "stem", "kind", "case"), CASES)
def test_case(code, stem, kind, case, opened):
    """A check finds exactly what its case says, and no second rule speaks about the same fault."""
    rule = rule_for(code)
    everything = _run(opened(case))
    expected = [
        {
            "file": wanted.get("file", FILE),
            "at": [wanted["line"], wanted["column"]] if "line" in wanted else wanted["place"],
            "severity": wanted.get("severity", rule.severity.value),
            "message": wanted["message"],
            "help": wanted["help"],
        }
        for wanted in case.get("finds", [])
    ]

    found = [
        {
            "file": finding.at.file,
            "at": [finding.at.line, finding.at.column] if finding.at.line else finding.at.words,
            "severity": finding.severity.value,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in everything
        if finding.code == code
    ]

    assert rule.name == stem.replace("_", "-")
    assert bool(expected) == (kind == "fires")
    assert found == expected
    assert {finding.code for finding in everything} - {code} == set(case.get("also", []))


def test_the_base_is_clean(opened):
    """No check has anything to say about the opportunity that the cases start from."""
    cases = opened({})
    library = cases[0].library
    clauses = [ClauseCase(clause=one, library=library, on=DAY) for one in library.versions()]

    assert _run([*cases, *clauses, LibraryCase(library=library, on=DAY)]) == []


def test_every_check_of_these_subjects_has_cases():
    """Each check on opportunities and packs has a file of cases."""
    wanted = {rule.code for rule in catalogue() if rule.check and rule.subject in SUBJECTS}

    assert {case.values[0] for case in CASES} == wanted


def test_a_drafting_note_in_a_volume_for_suppliers(opened):
    """Drafting notes are found, once a volume, where the annotated volumes stand for those sent."""
    _, case = opened({})
    sent = replace(case, pack=replace(case.pack, volumes=case.pack.annotated))

    found = _run([sent], [rule_for("PCK104")])

    assert [(f.at.file, f.message) for f in found] == [
        (
            "templates/conditions.md.j2",
            "Volume 8, paragraph 2.1 holds a note for officers: Drafting note for COM-030",
        ),
        (
            "templates/instructions.md.j2",
            "Volume 1, paragraph 2.1 holds a note for officers: Drafting note for PRO-040",
        ),
        (
            "templates/specification.md.j2",
            "Volume 2, paragraph 2.1 holds a note for officers: Drafting note for DA-040",
        ),
    ]


def test_a_volume_that_was_not_made_for_no_known_reason(opened):
    """A volume that is missing without a fault in its template is found at its line of the manifest."""
    _, case = opened({})
    left = tuple(volume for volume in case.pack.volumes if volume.spec.key != "5")

    found = _run([replace(case, pack=replace(case.pack, volumes=left))], [rule_for("PCK103")])

    assert [(f.at.file, f.at.line, f.message) for f in found] == [
        ("templates/pack.yaml", 4, "Volume 5: Questions was not made")
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The Supplier must exchange rent accounts", []),
        ("The Supplier shall exchange rent accounts", [("CLS101", 61)]),
        ("The Supplier must exchange rent accounts for the Day Price", [("CLS102", 61)]),
        ("The Supplier must exchange rent accounts, see {DA-999.R1} and {no_blank}", []),
        ("The Supplier must exchange [all] rent accounts", [("CLS109", 61)]),
    ],
)
def test_an_annex_is_checked_like_a_clause(opened, words, found):
    """What makes no sense for an annex, and what the checks on packs look at, is left out."""
    priced = {"terms: {}": "terms:\n  Day Price: {text: the price of a day}"}
    case, _ = opened(
        {
            "change": {"The Supplier must exchange rent accounts": words},
            "files": {"clauses/data-access/DA-090/1.0.0.yaml": {"change": priced}},
        }
    )
    issued = issued_clauses(case.opportunity, case.selection)
    annex = ClauseCase(clause=issued[-1], library=case.library, on=DAY, pack=issued)

    assert [(finding.code, finding.at.line) for finding in _run([annex])] == found


def test_a_term_of_a_clause_that_the_pack_leaves_out(opened):
    """The advice is to take the clause: an annex has no needs in which to name it."""
    priced = {"terms: {}": "terms:\n  Day Price: {text: the price of a day}"}
    words = {"exchange rent accounts": "exchange rent accounts for the Day Price"}
    files = {"clauses/data-access/DA-090/1.0.0.yaml": {"change": priced}}
    case, _ = opened({"change": words, "files": files})
    issued = issued_clauses(case.opportunity, case.selection)
    annex = ClauseCase(clause=issued[-1], library=case.library, on=DAY, pack=issued)

    (finding,) = _run([annex])

    assert finding.message == '"Day Price" is defined in DA-090, which is not in this pack'
    assert finding.help == "take DA-090, define the phrase under terms, or write it small"

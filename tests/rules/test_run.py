from datetime import date

import pytest
from tests.strategies import definitions, library, opportunity, version

from tenderkit.model.case import ClauseCase, LibraryCase, OpportunityCase, PackCase
from tenderkit.model.finding import Finding, Severity
from tenderkit.model.pack import Pack, Selection
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit, Rule
from tenderkit.rules.run import Waiver, apply_waivers, run_checks

_ON = date(2026, 3, 2)
_SELECTION = Selection(taken=(), left_out=(), facts={}, definitions=definitions())
_CASES = {
    "CLS": ClauseCase(clause=version("DA-010"), library=library(), on=_ON),
    "LIB": LibraryCase(library=library(), on=_ON),
    "OPP": OpportunityCase(
        opportunity=opportunity(),
        library=library(),
        selection=_SELECTION,
        filled=(),
        bank_holidays=frozenset(),
        on=_ON,
    ),
    "PCK": PackCase(
        pack=Pack(
            opportunity=opportunity(),
            library=library(),
            selection=_SELECTION,
            volumes=(),
            annotated=(),
            requirements=(),
            filled=(),
            anchors={},
            terms_used=(),
        ),
        on=_ON,
    ),
}


def _fires(case):
    yield Hit(at=Place(file="a.yaml", line=1, column=1), message=f"on {case.on}")


def _rule(code: str, check=_fires) -> Rule:
    return Rule(code=code, name="a-rule", severity=Severity.WARNING, manual="A fault.", check=check)


@pytest.mark.parametrize("subject", _CASES)
def test_a_case_is_looked_at_by_the_rules_of_its_subject(subject):
    """Each of four rules fires on the case of its own subject, and on no other."""
    rules = [_rule(f"{one}100") for one in _CASES]

    assert [f.code for f in run_checks(_CASES[subject], rules)] == [f"{subject}100"]


def test_a_rule_that_reading_enforces_has_nothing_to_run():
    """A rule without a check finds nothing by itself."""
    assert run_checks(_CASES["LIB"], [_rule("LIB001", check=None)]) == []


def test_the_catalogue_is_run_unless_rules_are_given():
    """Definitions whose release nobody recorded are found by a check of the catalogue."""
    found = run_checks(_CASES["LIB"])

    assert [finding.name for finding in found] == ["frozen-text-changed"]


def _finding(**fields) -> Finding:
    usual = {"code": "OPP203", "name": "weightings-not-100", "severity": Severity.ERROR}
    at = Place(file="examples/housing/opportunity.yaml", line=41, column=5)
    return Finding(**{**usual, "message": "a fact", "at": at, **fields})


def _waiver(rule: str = "OPP203", place: str = "opportunity.yaml", expires: date = _ON) -> Waiver:
    at = Place(file="waivers.yaml", line=2, column=3)
    return Waiver(rule=rule, place=place, reason="r", role="head", expires=expires, at=at)


@pytest.mark.parametrize("rule", ["OPP203", "weightings-not-100"])
@pytest.mark.parametrize(
    "place",
    [
        "opportunity.yaml",
        "examples/housing/opportunity.yaml",
        "Volume 2, paragraph 5.6.1",
        "DA-060",
        "DA-060.R1",
    ],
)
def test_a_waiver_sets_a_finding_aside(rule, place):
    """By code or name; at a file, its path, a place in words, a clause or a requirement."""
    at = Place(file="examples/housing/opportunity.yaml", words="Volume 2, paragraph 5.6.1")
    finding = _finding(at=at, clause="DA-060", requirement="DA-060.R1")

    assert apply_waivers([finding], [_waiver(rule, place)], _ON) == []


@pytest.mark.parametrize(
    ("rule", "place"),
    [("OPP204", "opportunity.yaml"), ("OPP203", "other.yaml"), ("OPP203", "yaml"), ("OPP203", "")],
)
def test_a_waiver_that_excuses_nothing_is_itself_a_finding(rule, place):
    """The finding stays, and a warning stands where the waiver was written."""
    stays, unused = apply_waivers([_finding()], [_waiver(rule, place)], _ON)

    assert stays == _finding()
    assert (unused.code, unused.severity, unused.at.line) == ("LIB091", Severity.WARNING, 2)
    assert unused.message == f"waiver of {rule} at {place} excuses nothing"


def test_a_waiver_holds_on_its_last_day_and_no_longer():
    """On the day of expiry it excuses; a day later the finding is back, with another."""
    last, after = date(2026, 3, 2), date(2026, 3, 3)

    assert apply_waivers([_finding()], [_waiver(expires=last)], last) == []
    stays, expired = apply_waivers([_finding()], [_waiver(expires=last)], after)
    assert stays == _finding()
    assert expired.name == "waiver-expired"
    assert expired.message == "waiver of OPP203 at opportunity.yaml expired on 2026-03-02"


def test_one_waiver_sets_all_findings_at_its_place_aside():
    """Two findings of one rule in one file are both excused; another rule's is not."""
    other = _finding(code="OPP204", name="other")

    assert apply_waivers([_finding(), other, _finding()], [_waiver()], _ON) == [other]

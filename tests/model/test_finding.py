import random

import pytest

from tenderkit.model.finding import Finding, Severity, in_order
from tenderkit.model.place import Place


def _finding(code: str, severity: Severity, file: str, line: int = 0, column: int = 0) -> Finding:
    at = Place(file=file, line=line, column=column)
    return Finding(code=code, name="a-rule", severity=severity, message="a fact", at=at)


def test_findings_come_in_the_order_in_which_a_person_mends_them():
    """By file, line and column, the file as a whole first; at one place errors come first."""
    expected = [
        _finding("OPP101", Severity.NOTE, "a.yaml"),
        _finding("OPP101", Severity.NOTE, "a.yaml", 2, 1),
        _finding("OPP103", Severity.ERROR, "a.yaml", 10, 3),
        _finding("OPP101", Severity.WARNING, "a.yaml", 10, 3),
        _finding("OPP100", Severity.NOTE, "a.yaml", 10, 3),
        _finding("OPP102", Severity.NOTE, "a.yaml", 10, 3),
        _finding("OPP101", Severity.ERROR, "b.yaml", 1, 1),
    ]
    shuffled = expected[:]
    random.Random(4).shuffle(shuffled)

    assert in_order(shuffled) == expected


@pytest.mark.parametrize(("severity", "rank"), [("error", 0), ("warning", 1), ("note", 2)])
def test_an_error_weighs_most(severity, rank):
    """The rank orders severities from the heaviest."""
    assert Severity(severity).rank == rank

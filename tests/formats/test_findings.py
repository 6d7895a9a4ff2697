import json

import pytest
from hypothesis import given
from tests.strategies import any_text

from tenderkit.formats.findings import (
    LINE_WIDTH,
    as_json,
    findings_as_data,
    findings_as_text,
    printable,
    summary,
)
from tenderkit.model.finding import Finding, Severity
from tenderkit.model.place import Place

_AT = Place(file="housing/opportunity.yaml", line=41, column=7)


def _finding(severity: Severity = Severity.ERROR, **fields) -> Finding:
    usual = {
        "code": "OPP203",
        "name": "weightings-not-100",
        "message": "award criteria total 95%, not 100%",
        "at": _AT,
    }
    return Finding(severity=severity, **{**usual, **fields})


def _source(file: str, line: int) -> str:
    return {("housing/opportunity.yaml", 41): "      weighting: 35"}.get((file, line), "")


def test_a_finding_in_a_terminal():
    """Place, severity, code and name; the line as it stands; the fact; then the advice."""
    finding = _finding(help="raise one or more weightings by 5 points in all")

    assert findings_as_text([finding], _source) == (
        "housing/opportunity.yaml:41:7: error OPP203 weightings-not-100\n"
        "   41 |       weighting: 35\n"
        "award criteria total 95%, not 100%\n"
        "help: raise one or more weightings by 5 points in all\n"
        "\n"
        "1 error\n"
    )


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (Place(file="a.yaml"), "a.yaml"),
        (Place(file="a.yaml", line=3), "a.yaml:3"),
        (Place(words="Volume 2, paragraph 5.6.1"), "Volume 2, paragraph 5.6.1"),
    ],
)
def test_a_finding_without_a_line_to_show(at, place):
    """A whole file, a line that cannot be shown, and a place in words have no source line."""
    text = findings_as_text([_finding(at=at)], _source)

    assert text.splitlines()[:2] == [
        f"{place}: error OPP203 weightings-not-100",
        "award criteria total 95%, not 100%",
    ]


def test_findings_stand_apart_and_are_counted():
    """An empty line between two; the sum at the end, the heaviest first."""
    text = findings_as_text([_finding(Severity.NOTE, at=Place(file="b")), _finding()], _source)

    assert text.count("\n\n") == 2
    assert text.endswith("\n\n1 error, 1 note\n")


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ("", "no findings"),
        ("e", "1 error"),
        ("eew", "2 errors, 1 warning"),
        ("nwwn", "2 warnings, 2 notes"),
    ],
)
def test_a_sum_of_findings(severities, words):
    """In words, singular and plural; what there is none of is not named."""
    by_letter = {str(severity)[0]: severity for severity in Severity}

    assert summary([_finding(by_letter[letter]) for letter in severities]) == words


@pytest.mark.parametrize(
    ("severity", "colour"), [("error", "31"), ("warning", "33"), ("note", "36")]
)
def test_colour_is_for_terminals_that_show_it(severity, colour):
    """The severity alone is coloured, and only where colour was asked for."""
    finding = _finding(Severity(severity), at=Place(file="a.yaml"))

    assert f"a.yaml: \x1b[{colour}m{severity}\x1b[0m OPP203" in findings_as_text(
        [finding], _source, colour=True
    )
    assert "\x1b" not in findings_as_text([finding], _source)


@pytest.mark.parametrize("column", [1, 500, 1000])
def test_of_a_long_line_the_part_around_the_column_is_shown(column):
    """With dots where more of it stands."""
    line = "".join(f"{number:04d}," for number in range(200))
    text = findings_as_text([_finding(at=Place(file="a", line=1, column=column))], lambda *_: line)
    shown = text.splitlines()[1].removeprefix("    1 | ")

    assert shown.strip(".") in line
    assert len(shown.strip(".")) == LINE_WIDTH
    assert shown.startswith("...") == (column > 1)
    assert shown.endswith("...") == (column < 1000)
    assert line[column - 1 : column + 3] in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tŷ £10 “x” 🏠", "Tŷ £10 “x” 🏠"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\r\nb\tc", r"a\x0d\x0ab\x09c"),
        ("abc\u202edef", r"abc\u202edef"),
        ("\x9b\u2028\ud800", r"\x9b\u2028\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_text_from_files_cannot_steer_a_terminal(text, shown):
    """Control, direction and invisible characters become visible escapes."""
    assert printable(text) == shown


@given(any_text)
def test_whatever_a_file_holds_a_finding_keeps_to_its_lines(text):
    """Message, help, place and source line cannot break out of theirs."""
    finding = _finding(message=text, help=f"h{text}", at=Place(file=f"a{text}", line=1))
    lines = findings_as_text([finding], lambda *_: f"x{text}").split("\n")

    assert len(lines) == 7
    assert all(line.isprintable() for line in lines)


def test_findings_as_data():
    """The documented shape: every field by its name, counts by severity, and what was not read."""
    finding = _finding(help="h", quote="q", clause="DA-060", requirement="DA-060.R1")

    assert findings_as_data([finding], unread=["a.pdf"]) == {
        "schema_version": 1,
        "findings": [
            {
                "code": "OPP203",
                "name": "weightings-not-100",
                "severity": "error",
                "message": "award criteria total 95%, not 100%",
                "help": "h",
                "file": "housing/opportunity.yaml",
                "line": 41,
                "column": 7,
                "place": "",
                "quote": "q",
                "clause": "DA-060",
                "requirement": "DA-060.R1",
            }
        ],
        "summary": {"error": 1, "warning": 0, "note": 0},
        "unread": ["a.pdf"],
    }


def test_json_is_one_text_with_a_line_feed():
    """Characters stay as they are, and it reads back."""
    data = findings_as_data([_finding(message="“£10”")])
    text = as_json(data)

    assert "“£10”" in text
    assert text.endswith("}\n")
    assert json.loads(text) == data

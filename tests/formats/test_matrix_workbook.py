from io import BytesIO

import openpyxl
import pytest
from tests.strategies import provision, version

from tenderkit.formats.matrix_workbook import matrix_xlsx
from tenderkit.model.clause import Answer, Choice, Level
from tenderkit.model.pack import Requirement


def _requirement(id="DA-060.R1", answer=None, **fields):
    usual = {
        "provision": provision(id, evidence="An export."),
        "clause": version("DA-060"),
        "text": "Give data:\n(a) all; and\n(b) now.",
        "volume": "2",
        "number": "5.6.1",
        "answer": answer or Answer(kind="comply"),
    }
    return Requirement(**{**usual, **fields})


def _choices(*labels):
    return tuple(Choice(value=str(n), label=label) for n, label in enumerate(labels))


@pytest.fixture
def sheet(pack):
    """The matrix of some requirements, read back."""

    def read(*requirements):
        data = matrix_xlsx(pack({"requirements": requirements}))
        return openpyxl.load_workbook(BytesIO(data))["Matrix"]

    return read


def _rule(sheet):
    """What may be typed as the answer of the first requirement."""
    rules = [r for r in sheet.data_validations.dataValidation if "H2" in r.sqref]
    return rules[0] if rules else None


def test_a_row_for_each_requirement(sheet):
    """Its id, level, place, words, what to answer and the evidence, in the order of the pack."""
    one = _requirement(
        "DA-060.R1",
        Answer(kind="number", unit="working_days", minimum="1", maximum="10", prompt="Say how."),
        pass_or_fail=True,
    )
    two = _requirement(
        "DA-060.R2",
        Answer(kind="comply-with-text", words=250),
        provision=provision("DA-060.R2", level=Level.MAY, evidence=""),
    )
    rows = [[cell.value for cell in row] for row in sheet(one, two).iter_rows()]

    assert rows[0] == [
        "Requirement", "Level", "Pass or fail", "Where it stands", "Wording", "What to answer",
        "Evidence wanted", "Answer", "Description, evidence, number or date", "Word limit", "Words",
    ]  # fmt: skip
    assert rows[1][:10] == [
        "DA-060.R1", "MUST", "yes", "Volume 2, paragraph 5.6.1", "Give data:\n(a) all; and\n(b) now.",
        "A number of working days, at least 1 and at most 10. Say how.", "An export.", None, None, "",
    ]  # fmt: skip
    assert rows[2][0:3] == ["DA-060.R2", "MAY", "no"]
    assert rows[2][5:10] == [
        "Comply, partly or does not comply, with a description.", "", None, None, "250",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(kind="comply"), "Comply, partly or does not comply."),
        (
            Answer(kind="comply-with-evidence"),
            "Comply, partly or does not comply, with the evidence.",
        ),
        (Answer(kind="number", unit="hours"), "A number of hours."),
        (Answer(kind="number", unit="hours", maximum="4"), "A number of hours, at most 4."),
        (Answer(kind="date"), "A date."),
        (
            Answer(kind="date", minimum="2027-01-01", maximum="2028-01-17"),
            "A date, from 2027-01-01 to 2028-01-17.",
        ),
        (Answer(kind="choice", choices=_choices("Ay", "Bee")), "One of: Ay; Bee."),
    ],
)
def test_what_to_answer_in_words(sheet, answer, words):
    """Each kind with its limits."""
    assert sheet(_requirement(answer=answer))["F2"].value == words


def test_two_cells_of_each_row_are_open(sheet):
    """The answer and what goes with it; the sheet is protected, and its head stays in sight."""
    read = sheet(_requirement("DA-060.R1"), _requirement("DA-060.R2"))
    found = {c.coordinate for row in read.iter_rows() for c in row if not c.protection.locked}

    assert found == {"H2", "I2", "H3", "I3"}
    assert read.protection.sheet
    assert read.freeze_panes == "B2"
    assert read.print_title_rows == "$1:$1"
    assert read.auto_filter.ref == "A1:K3"


@pytest.mark.parametrize(
    ("answer", "formula"),
    [
        (Answer(kind="comply"), '"comply,partly,does not comply,not applicable"'),
        (Answer(kind="comply-with-text"), '"comply,partly,does not comply,not applicable"'),
        (Answer(kind="choice", choices=_choices("SAML 2.0", "both")), '"SAML 2.0,both"'),
    ],
)
def test_an_answer_is_picked_from_a_list(sheet, answer, formula):
    """What else is typed is refused; an empty cell is not."""
    rule = _rule(sheet(_requirement(answer=answer)))

    assert (rule.type, rule.formula1, rule.allow_blank) == ("list", formula, True)
    assert (rule.errorStyle or "stop") == "stop"


@pytest.mark.parametrize(
    "labels", [("A, B", "C"), tuple(f"choice number {number}" for number in range(20))]
)
def test_a_list_that_a_workbook_cannot_hold_is_not_checked(sheet, labels):
    """Commas part what is listed, and a list is at most 255 characters long."""
    assert (
        _rule(sheet(_requirement(answer=Answer(kind="choice", choices=_choices(*labels))))) is None
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "low", "high"),
    [("1", "10", 1, 10), ("", "99.5", 0, 99.5), ("2", "", 2, 1e12)],
)
def test_a_figure_outside_its_limits_is_warned_of(sheet, minimum, maximum, low, high):
    """And may be typed all the same: it is an answer too."""
    answer = Answer(kind="number", minimum=minimum, maximum=maximum)
    rule = _rule(sheet(_requirement(answer=answer)))

    assert rule.type == "decimal"
    assert (float(rule.formula1), float(rule.formula2)) == (low, high)
    assert rule.errorStyle == "warning"


def test_a_date_has_to_be_a_date(sheet):
    """Of this century."""
    rule = _rule(sheet(_requirement(answer=Answer(kind="date"))))

    assert (rule.type, rule.operator) == ("date", "greaterThanOrEqual")
    assert rule.formula1 == "36526"


def test_words_are_counted_as_they_are_typed(sheet):
    """Stretches between spaces; nothing where nothing is written."""
    assert sheet(_requirement())["K2"].value == (
        '=IF(TRIM(I2)="",0,LEN(TRIM(I2))-LEN(SUBSTITUTE(TRIM(I2)," ",""))+1)'
    )


def test_a_row_is_high_enough_for_its_words(sheet):
    """As high as its fullest cell needs, and never higher than Excel allows."""
    read = sheet(
        _requirement("DA-060.R1", text="Short."),
        _requirement("DA-060.R2", text="word " * 100),
        _requirement("DA-060.R3", text="word " * 9000),
    )
    heights = [read.row_dimensions[row].height for row in (2, 3, 4)]

    assert heights == sorted(heights)
    assert heights[1] > 5 * 13
    assert heights[2] == pytest.approx(409, abs=1)


def test_words_of_a_requirement_are_never_formulas(sheet):
    """Whatever they begin with."""
    cell = sheet(_requirement(text="=1+1\x07"))["E2"]

    assert cell.data_type == "s"
    assert cell.value.startswith("=1+1")


def test_a_matrix_of_nothing(sheet):
    """A head is there all the same."""
    assert sheet().max_row == 1


def test_the_same_requirements_give_the_same_bytes(pack):
    """Whenever the workbook is made."""
    made = [matrix_xlsx(pack({"requirements": (_requirement(),)})) for _ in range(2)]

    assert made[0] == made[1]

from datetime import date, time
from decimal import Decimal

from tests.strategies import clause, condition, library, opportunity, provision, version

from tenderkit.model.law import Due, LawRegister, Notice
from tenderkit.model.opportunity import Criterion, Moment, Question
from tenderkit.model.place import Link, Typed


def _notice(key, when=(), due=None):
    return Notice(
        key=key, title=f"Title of {key}", section="s.21", regulation="reg 18", when="at the start",
        duty="mandatory", order=1, due=due, applies_when=when, mark="V",
    )  # fmt: skip


def _question(id, criterion, *tests):
    links = tuple(Link(to=one) for one in tests)
    return Question(id=id, text=f"How {id}?", words=500, criterion=criterion, tests=links)


_KNOWN = library(
    clause(version("DA-010", provisions=(provision("DA-010.R1", "The Supplier must comply."),)))
)
_SCORED = opportunity(
    criteria=(Criterion(id="C-01", title="Quality", weighting=Decimal(100)),),
    questions=(_question("Q-01", "C-01", "DA-010.R1", "DA-999.R9"), _question("Q-02", "C-99")),
)


def test_the_notice_sheet_field_by_field(made, outline):
    """A table a section; a field that nobody has answered says so."""
    one = opportunity(notice={"cpv": Typed(value="48000000")})
    lines = outline(made(one, library(), "{{ notice() }}"))

    assert lines[:4] == [
        "Contracting authority",
        "Field | Value to paste | From",
        "Name and address of each authority | London Borough of Hexbridge | authorities",
        "Public procurement organisation number | [to be completed] | notice: identifier",
    ]
    assert "CPV classifications | 48000000 | notice: cpv" in lines
    assert lines.count("Field | Value to paste | From") == 8


def test_notices_that_this_procurement_may_call_for(made, outline):
    """Those whose facts hold."""
    law = LawRegister(
        notices=(
            _notice("UK4", (condition("hosted", "no"),)),
            _notice("UK5", (condition("hosted", "yes"),)),
        )
    )

    assert outline(made(opportunity(), library(law=law), "{{ notices() }}")) == [
        "Notice | Title | When | Duty | Section",
        "UK4 | Title of UK4 | at the start | mandatory | s.21",
    ]


def test_every_date_with_what_it_rests_on(made, outline):
    """Steps with their clock times, last days of notices and the end of the contract."""
    due = Due(days=30, unit="days", event="contract_start", counting="day-one", direction="after")
    one = opportunity(
        timetable=(
            Moment(key="tenders_due", day=date(2027, 1, 12), clock=time(12)),
            Moment(key="contract_start", day=date(2027, 7, 1)),
        ),
        initial_years=1,
    )
    known = library(law=LawRegister(notices=(_notice("UK7", due=due),)))

    assert outline(made(one, known, "{{ key_dates() }}")) == [
        "Day | What happens or is due | Basis",
        "Tuesday 12 January 2027 at 12:00 noon | Tenders due | timetable",
        "Thursday 1 July 2027 | Contract start | timetable",
        "Friday 30 July 2027 | Last day for UK7 (title of uk7) | Procurement Act 2023, s.21",
        "Friday 30 June 2028 | Last day of the initial term | term",
    ]


def test_an_assessor_sees_what_counts_as_evidence(made, outline):
    """Each question with the requirements that it tests, and a sheet for three assessors."""
    lines = outline(made(_SCORED, _KNOWN, "{{ assessment() }}"))

    assert lines == [
        "Q-01: Quality",
        "How Q-01?",
        "Requirement | Wording | Evidence that counts",
        "DA-010.R1 | The Supplier must comply. | A demonstration.",
        "Assessor | Score (0 to 5) | Reasons, with the place in the Response",
        "First assessor |  | ",
        "Second assessor |  | ",
        "Third assessor |  | ",
        "Agreed |  | ",
        "Q-02: C-99",
        "How Q-02?",
        "Assessor | Score (0 to 5) | Reasons, with the place in the Response",
        "First assessor |  | ",
        "Second assessor |  | ",
        "Third assessor |  | ",
        "Agreed |  | ",
    ]


def test_the_moderation_sheet_has_a_row_a_question(made, outline):
    """With a column for each assessor, for the agreed score and for the floor."""
    assert outline(made(_SCORED, _KNOWN, "{{ moderation() }}")) == [
        "Question | Criterion | First assessor | Second assessor | Third assessor | Agreed"
        " | Floor met | Reasons",
        "Q-01 | C-01 |  |  |  |  |  | ",
        "Q-02 | C-99 |  |  |  |  |  | ",
    ]

from datetime import date, time
from decimal import Decimal

import pytest
from tests.strategies import clause, library, opportunity, provision, rule, version

from tenderkit.model.block import AnswerBox, Table
from tenderkit.model.clause import Answer, Choice, Level
from tenderkit.model.money import Money
from tenderkit.model.opportunity import (
    Annex,
    Attachment,
    Criterion,
    Moment,
    Need,
    PriceLine,
    Question,
)
from tenderkit.model.place import Link
from tenderkit.model.schedule import Lot


def _asked(number: int, **answer) -> object:
    return provision(f"DA-010.R{number}", f"Duty {number}.", answer=Answer(**answer))


_LIBRARY = library(
    clause(
        version(
            "DA-010",
            title="Access",
            provisions=(
                _asked(1, kind="comply"),
                _asked(2, kind="comply-with-text", words=250, prompt="Describe it."),
                _asked(3, kind="comply-with-evidence"),
                _asked(4, kind="number", unit="working_days"),
                _asked(5, kind="date"),
                _asked(6, kind="choice", choices=(Choice(value="a", label="Ay"), Choice(value="b", label="Bee"))),
                provision("DA-010.R7", "Unanswered.", level=Level.MAY, answer=None, evidence=""),
                rule("DA-010.R8", "The Council may."),
            ),
        )
    )
)  # fmt: skip
_CRITERIA = (
    Criterion(
        id="C-01",
        title="Quality",
        weighting=Decimal("60.0"),
        parts=(Criterion(id="C-01a", title="Data", weighting=Decimal("12.5")),),
    ),
    Criterion(id="C-02", title="Price", weighting=Decimal(40)),
)


def _question(**fields) -> Question:
    usual = {"id": "Q-01", "text": "How?", "words": 500, "criterion": "C-01", "tests": ()}
    return Question(**{**usual, **fields})


@pytest.mark.parametrize(
    ("id", "box"),
    [
        ("Q-01", AnswerBox(id="Q-01", kind="question", words=500)),
        (
            "DA-010.R2",
            AnswerBox(id="DA-010.R2", kind="comply-with-text", words=250, prompt="Describe it."),
        ),
    ],
)
def test_an_answer_box_of_a_question_or_a_requirement(made, id, box):
    """With its kind of answer, its limit and its prompt."""
    one = opportunity(questions=(_question(),))

    assert made(one, _LIBRARY, f"{{{{ answer('{id}') }}}}") == (box,)


@pytest.mark.parametrize("id", ["DA-010.R7", "DA-010.R8", "DA-010"])
def test_what_is_not_answered_has_no_box(composed, spec, id):
    """A requirement without an answer, a rule and a whole clause."""
    _, (finding,) = composed(opportunity(), _LIBRARY, (spec("2"), f"{{{{ answer('{id}') }}}}"))

    assert finding.message == f"{id} is neither a question nor a requirement of this pack"


def test_contents_list_what_suppliers_get(composed, spec, outline):
    """Each of their volumes, and who completes it; internal ones are not named."""
    pack, _ = composed(
        opportunity(),
        library(),
        (spec("0", title="Contents", numbered=False), "{{ contents() }}"),
        (spec("5", title="Questions", completed_by="Supplier"), "x"),
        (spec("A", title="Record", audience="internal"), "x"),
    )

    assert outline(pack.volumes[0].blocks) == [
        "Volume | Document | Completed by",
        "0 | Contents | Council",
        "5 | Questions | Supplier",
    ]


def test_versions_list_the_annex_too(made, outline):
    """A clause of the annex is made for this procurement, so it has no earlier day."""
    one = opportunity(annex=(Annex(clause=version("HXB-LOC-010"), home="specification"),))

    assert outline(made(one, _LIBRARY, "{{ versions() }}")) == [
        "Clause | Title | Version | Applies to procurements commenced from",
        "DA-010 | Access | 1.0.0 | 1 October 2025",
        "HXB-LOC-010 | Clause HXB-LOC-010 | 1.0.0 | this procurement",
        "Definitions | General terms | 1.0.0 | ",
    ]


def test_needs_name_the_requirements_that_answer_them(composed, spec, outline):
    """Each with the place where it stands."""
    links = (Link(to="DA-010.R1"), Link(to="DA-010.R2"))
    one = opportunity(
        needs=(Need(id="N-01", text="See a record.", evidence="", requirements=links),)
    )
    source = "## Needs\n\n{{ needs() }}\n\n{{ clause('DA-010') }}\n"
    pack, _ = composed(one, _LIBRARY, (spec("2"), source))

    assert outline(pack.volumes[0].blocks)[1:3] == [
        "Need | What people need | Requirements",
        "N-01 | See a record. | paragraph 1.1.1 (DA-010.R1), paragraph 1.1.2 (DA-010.R2)",
    ]


def test_the_timetable_begins_with_the_notice(made, outline):
    """What came before it is not for suppliers; noon is named, since 12:00 is misread."""
    one = opportunity(
        timetable=(
            Moment(key="market_engagement", day=date(2026, 1, 5)),
            Moment(key="notice", day=date(2026, 3, 2)),
            Moment(key="tenders_due", day=date(2026, 4, 14), clock=time(12)),
            Moment(key="demonstrations", day=date(2026, 5, 5), clock=time(9, 30)),
        )
    )

    assert outline(made(one, library(), "{{ timetable() }}")) == [
        "Step | Date",
        "Tender notice (UK4) published | Monday 2 March 2026",
        "Tenders due | Tuesday 14 April 2026 at 12:00 noon",
        "Demonstrations begin | Tuesday 5 May 2026 at 09:30",
    ]


def test_weightings_show_criteria_and_their_parts(made, outline):
    """Exact decimals without idle zeros; criteria are bold, and their parts are not."""
    (table,) = made(opportunity(criteria=_CRITERIA), library(), "{{ weightings() }}")

    assert outline([table]) == [
        "Criterion | Title | Weighting",
        "C-01 | Quality | 60%",
        "C-01a | Data | 12.5%",
        "C-02 | Price | 40%",
    ]
    assert [row[0][0].bold for row in table.rows] == [True, False, True]


def test_criteria_without_weightings_are_ranked(made, outline):
    """The Act allows an order of importance instead."""
    one = opportunity(criteria=(Criterion(id="C-01", title="Quality", weighting=None),))

    assert outline(made(one, library(), "{{ weightings() }}"))[1] == "C-01 | Quality | ranked"


def test_pass_or_fail_requirements_are_quoted(made, outline):
    """With their words; one that the pack doesn't hold is said to be missing."""
    one = opportunity(pass_or_fail=(Link(to="DA-010.R1"), Link(to="DA-999.R1")))

    assert outline(made(one, _LIBRARY, "{{ pass_or_fail() }}")) == [
        "Requirement | Wording | Where it stands",
        "DA-010.R1 | Duty 1. | DA-010.R1",
        "DA-999.R1 | DA-999.R1 is not in this pack | DA-999.R1",
    ]


def test_questions_with_all_that_a_supplier_must_know(composed, spec, outline):
    """Criterion, weighting, limit, what is tested, and the box for the answer."""
    asked = (
        _question(tests=(Link(to="DA-010.R1"), Link(to="DA-010.R2"))),
        _question(id="Q-02", criterion="C-01a", words=100),
        _question(id="Q-03", criterion="C-99"),
        _question(id="Q-04", criterion="C-03"),
    )
    criteria = (*_CRITERIA, Criterion(id="C-03", title="Ranked", weighting=None))
    one = opportunity(criteria=criteria, questions=asked)
    pack, _ = composed(one, _LIBRARY, (spec("5"), "## Questions\n\n{{ questions() }}\n"))

    assert outline(pack.volumes[0].blocks) == [
        "1 Questions",
        "1.1 Q-01: Quality",
        "1.1.1 How?",
        "1.1.2 Criterion C-01, 60%. Limit: 500 words.",
        "1.1.3 This question tests: DA-010.R1, DA-010.R2.",
        "answer: Q-01 question 500",
        "1.2 Q-02: Data",
        "1.2.1 How?",
        "1.2.2 Criterion C-01a, 12.5%. Limit: 100 words.",
        "answer: Q-02 question 100",
        "1.3 Q-03: C-99",
        "1.3.1 How?",
        "1.3.2 Criterion C-99. Limit: 500 words.",
        "answer: Q-03 question 500",
        "1.4 Q-04: Ranked",
        "1.4.1 How?",
        "1.4.2 Criterion C-03. Limit: 500 words.",
        "answer: Q-04 question 500",
    ]
    assert pack.anchors["Q-02"] == ("5", "1.2")


def test_the_matrix_asks_for_each_requirement(made, outline):
    """Every kind of answer in words; what binds nobody has no row."""
    one = opportunity(pass_or_fail=(Link(to="DA-010.R1"),))
    comply = "Comply, partly or not"

    assert outline(made(one, _LIBRARY, "{{ matrix() }}")) == [
        "Requirement | Wording | Answer and evidence wanted | Supplier's answer",
        f"DA-010.R1\nMUST, pass or fail | Duty 1. | {comply}. A demonstration. | ",
        f"DA-010.R2\nMUST | Duty 2. | {comply}, with a description in no more than 250 words."
        " Describe it. A demonstration. | ",
        f"DA-010.R3\nMUST | Duty 3. | {comply}, with the evidence. A demonstration. | ",
        "DA-010.R4\nMUST | Duty 4. | A number of working days. A demonstration. | ",
        "DA-010.R5\nMUST | Duty 5. | A date. A demonstration. | ",
        "DA-010.R6\nMUST | Duty 6. | One of: Ay; Bee. A demonstration. | ",
    ]


def _line(id: str, kind: str, **fields) -> PriceLine:
    return PriceLine(id=id, title=f"Item {id}", kind=kind, **fields)


def test_prices_in_three_tables(made, outline):
    """One-off, recurring by year and rates; a fixed price is printed, and a year too many struck."""
    one = opportunity(
        price_lines=(
            _line("P-01", "recurring", years=2),
            _line("P-02", "one-off", must_be=Money(pence=0)),
            _line("P-03", "recurring", years=3, unit="user", must_be=Money(pence=123_450)),
            _line("P-04", "rate", unit="day"),
        )
    )
    blocks = made(one, library(), "{{ prices() }}")

    assert outline(blocks) == [
        "One-off prices",
        "Line | Item | Unit | Price",
        "P-02 | Item P-02 | whole | £0.00",
        "Recurring prices",
        "Line | Item | Unit | Year 1 | Year 2 | Year 3 | Total",
        "P-01 | Item P-01 | year |  |  | - | ",
        "P-03 | Item P-03 | user | £1,234.50 | £1,234.50 | £1,234.50 | £3,703.50",
        "Rates",
        "Line | Item | Unit | Rate",
        "P-04 | Item P-04 | day | ",
    ]
    assert all(sum(block.widths) == 100 for block in blocks if isinstance(block, Table))


@pytest.mark.parametrize("years", [1, 7, 8])
def test_every_year_has_a_column(made, years):
    """Shares add to 100 while there is room; with more columns, each gets the same."""
    line = _line("P-01", "recurring", years=years)
    _, table = made(opportunity(price_lines=(line,)), library(), "{{ prices() }}")

    assert len(table.header) == len(table.rows[0]) == years + 4
    assert sum(table.widths) == (100 if years < 8 else 0)


def test_papers_of_the_council(made, outline):
    """By title and file name, without the folder in which they lie."""
    paper = Attachment(file="attachments/data-model.pdf", title="Data model", volume="2")

    assert outline(made(opportunity(attachments=(paper,)), library(), "{{ attachments() }}")) == [
        "Paper | File | Belongs to",
        "Data model | data-model.pdf | Volume 2",
    ]


def test_the_checklist_names_all_that_a_response_holds(composed, spec, outline):
    """Volumes to complete, questions with limits, prices that are fixed, pass-or-fail answers."""
    one = opportunity(
        questions=(_question(),),
        price_lines=(_line("P-01", "one-off", must_be=Money(pence=0)), _line("P-02", "rate")),
        pass_or_fail=(Link(to="DA-010.R1"),),
    )
    pack, _ = composed(
        one,
        _LIBRARY,
        (spec("2", title="Specification"), "x"),
        (spec("5", title="Questions", completed_by="Supplier"), "x"),
        (spec("14", numbered=False), "{{ checklist() }}"),
    )

    assert outline(pack.volume("14").blocks) == [
        "Item | Done",
        "Volume 5: Questions, completed | ",
        "Q-01 answered in no more than 500 words | ",
        "P-01, Item P-01: priced at £0 | ",
        "DA-010.R1 (pass or fail) answered | ",
    ]


def test_a_table_without_rows_is_not_printed(made):
    """Nothing stands where there is nothing to say."""
    source = "{{ needs() }}\n{{ prices() }}\n{{ questions() }}\n{{ definitions() }}\n{{ attachments() }}\n"

    assert made(opportunity(), library(), source) == ()


def test_lots_are_named_where_something_is_theirs_alone(composed, spec, outline):
    """A question is asked in a lot or in every lot; a price and an item of the checklist say so too."""
    lots = tuple(Lot(id=id, title="x", scope="x", estimate=Money(pence=1)) for id in ("L-1", "L-2"))
    one = opportunity(
        lots=lots,
        criteria=_CRITERIA,
        questions=(_question(lot="L-1"), _question(id="Q-02")),
        price_lines=(_line("P-01", "one-off", lot="L-2", must_be=Money(pence=0)),),
    )
    pack, _ = composed(
        one,
        _LIBRARY,
        (spec("5", numbered=False), "{{ questions() }}\n\n{{ prices() }}\n\n{{ checklist() }}\n"),
    )
    shown = outline(pack.volumes[0].blocks)

    assert "Criterion C-01, 60%. Limit: 500 words. Asked in Lot L-1 alone." in shown
    assert "Criterion C-01, 60%. Limit: 500 words. Asked in every Lot." in shown
    assert "P-01 | Item P-01 (Lot L-2 alone) | whole | £0.00" in shown
    assert "Q-01 answered in no more than 500 words (Lot L-1 alone) | " in shown
    assert "Q-02 answered in no more than 500 words | " in shown
    assert "P-01, Item P-01: priced at £0 (Lot L-2 alone) | " in shown

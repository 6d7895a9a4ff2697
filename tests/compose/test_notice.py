from datetime import date, time
from decimal import Decimal

import pytest
from tests.strategies import opportunity

from tenderkit.compose.notice import notice_fields
from tenderkit.model.money import Money
from tenderkit.model.opportunity import Authority, Criterion, Moment, Stage
from tenderkit.model.place import Typed
from tenderkit.model.schedule import NOTICE_FIELDS, Lot, ParticipationCondition

ABOVE, BELOW = {"above_threshold": "yes"}, {"above_threshold": "no"}


def _sheet(facts=ABOVE, specs=(), **fields):
    return {
        one.field: one for one in notice_fields(opportunity(**fields), facts, specs, Decimal(20))
    }


def _value(field, facts=ABOVE, specs=(), **fields):
    return _sheet(facts, specs, **fields)[field].value


def _sections(facts, **fields):
    found = notice_fields(opportunity(**fields), facts, (), Decimal(20))
    return list(dict.fromkeys(one.section for one in found))


def test_the_fields_stand_in_the_order_of_the_form():
    """Section by section; above the threshold with lots and procedure, below it without."""
    assert _sections(ABOVE) == [
        "Contracting authority", "Scope", "Lots", "Participation", "Submission", "Award criteria",
        "Other information", "Procedure",
    ]  # fmt: skip
    assert _sections(BELOW) == [
        "Contracting authority", "Scope", "Participation", "Submission", "Award criteria",
        "Other information",
    ]  # fmt: skip


def test_what_is_not_known_counts_as_above_the_threshold():
    """More fields are asked for, and none is forgotten."""
    assert _sections({}) == _sections(ABOVE)
    assert _sections({"above_threshold": "unknown"}) == _sections(ABOVE)


@pytest.mark.parametrize("facts", [ABOVE, BELOW])
def test_every_field_that_an_opportunity_answers_is_printed(facts):
    """Where it is answered with its words, else empty; which notice has which is known to the checks."""
    answered = {key: Typed(value=f" the {key}\n") for key in NOTICE_FIELDS}
    keys = set(NOTICE_FIELDS) - ({"reserved_for"} if facts is ABOVE else set())
    full, bare = _sheet(facts, notice=answered), _sheet(facts)

    for key in keys:
        section, field = NOTICE_FIELDS[key]
        assert (full[field].section, full[field].value) == (section, f"the {key}")
        assert (bare[field].value, bare[field].source) == ("", f"notice: {key}")
    assert ("Suppliers for whom the competition is reserved" in full) is (facts is BELOW)


def test_who_buys_and_who_may_join():
    """Each buyer with its address, one a line; those that may join by name."""
    one = {
        "authorities": (
            Authority(
                id="HXB", name="London Borough of Hexbridge", role="lead", address="1 Exchange Row"
            ),
            Authority(id="NXB", name="London Borough of Northbridge", role="party"),
            Authority(id="WXB", name="London Borough of Westbridge", role="may-join"),
        )
    }

    assert _value("Name and address of each authority", **one) == (
        "London Borough of Hexbridge, 1 Exchange Row\nLondon Borough of Northbridge"
    )
    assert _value("Bodies that may join later", **one) == "London Borough of Westbridge"
    assert _value("Bodies that may join later") == "None"


def test_what_is_bought_and_for_how_much():
    """The scope with the outcomes, and the estimate with its basis."""
    one = {"scope": ("Rents.", "Repairs."), "outcomes": ("Nothing is lost.",)}

    assert _value("Description", **one) == "Rents.\n\nRepairs.\n\nNothing is lost."
    assert (
        _value("Total value (estimated)")
        == "£1,400,000 excluding VAT; £1,680,000 including VAT (the initial term)"
    )


_START = (Moment(key="contract_start", day=date(2027, 7, 1)),)


@pytest.mark.parametrize(
    ("timetable", "years", "dates", "extension"),
    [
        (_START, (), "1 July 2027 to 30 June 2030", "None"),
        (
            _START,
            (2, 1),
            "1 July 2027 to 30 June 2030",
            "Yes: 2 years, then 1 year, at the authority's choice, to 30 June 2033 at the latest",
        ),
        ((), (2,), "", "Yes: 2 years, at the authority's choice"),
        ((), (), "", "None"),
    ],
)
def test_how_long_the_contract_lasts(timetable, years, dates, extension):
    """Each extension in years, with the last day of them all where the start is known."""
    one = {"timetable": timetable, "extensions_years": years}

    assert _value("Contract dates (estimated)", **one) == dates
    assert _value("Extension", **one) == extension


def test_lots_or_the_reason_for_none():
    """Lots with title, scope and value, also below the threshold; without any, the reason."""
    lots = tuple(
        Lot(id=f"L-{n}", title=f"Part {n}", scope="All of it.", estimate=Money(pence=100 * n))
        for n in (1, 2)
    )
    field = "Reasons for not dividing into lots (section 18)"

    assert _value("Lots", lots=lots) == "L-1 Part 1: All of it. £1\nL-2 Part 2: All of it. £2"
    assert _value(field, lots=lots) == "Divided into lots"
    assert _value("Lots", lots_reason="One team.") == "None"
    assert _value(field, lots_reason="One team.") == "One team."
    assert "Lots" in _sections(BELOW, lots=lots)


def test_conditions_of_participation_by_their_kind():
    """Legal and financial ones apart from technical ones, as the form has them."""

    def condition(id, kind):
        return ParticipationCondition(
            id=id, title=f"Title {id}", kind=kind, text="Two years.", evidence="x", because="x"
        )

    one = {
        "participation": (
            condition("CP-01", "technical"),
            condition("CP-02", "legal-and-financial"),
            condition("CP-03", "technical"),
        )
    }

    assert _value("Legal and financial capacity conditions", **one) == "Title CP-02: Two years."
    assert (
        _value("Technical ability conditions", **one)
        == "Title CP-01: Two years.\nTitle CP-03: Two years."
    )
    assert _value("Technical ability conditions") == "None"


def test_deadlines_and_the_address_to_send_to():
    """Days with their clock times, where the timetable has them."""
    one = {
        "timetable": (
            Moment(key="conflicts_assessment", day=date(2026, 9, 1)),
            Moment(key="clarifications_close", day=date(2026, 12, 15)),
            Moment(key="tenders_due", day=date(2027, 1, 12), clock=time(12)),
        ),
        "submission": {"address": "https://suppliers.hexbridge.example"},
    }

    assert _value("Enquiry deadline", **one) == "15 December 2026"
    assert _value("Tender submission deadline", **one) == "12 January 2027 at 12:00"
    assert _value("Award decision date (estimated)", **one) == ""
    assert (
        _value("Submission address and special instructions", **one)
        == "https://suppliers.hexbridge.example"
    )
    assert (
        _value("Conflicts assessment", **one)
        == "A conflicts assessment was prepared on 1 September 2026"
    )
    assert _value("Conflicts assessment") == ""
    assert _value("Submission address and special instructions") == ""


def test_criteria_with_their_weightings():
    """Parts are set in below their criterion; what has no weighting is ranked."""
    part = Criterion(id="C-01.1", title="Data", weighting=Decimal("60.0"))
    one = {
        "criteria": (
            Criterion(id="C-01", title="Quality", weighting=Decimal(60), parts=(part,)),
            Criterion(id="C-02", title="Price", weighting=None),
        )
    }

    assert (
        _value("Award criteria and weightings", **one) == "Quality: 60%\n  Data: 60%\nPrice: ranked"
    )


def test_documents_that_go_out(spec):
    """The volumes for suppliers, and none of the officers' own."""
    specs = (spec("1", title="Instructions"), spec("A", title="Record", audience="internal"))

    assert _value("Associated tender documents", specs=specs) == "Volume 1: Instructions"


def test_the_procedure_its_stages_and_shortened_periods():
    """How many go on, and the row of section 54 on which a short period rests."""
    stages = (
        Stage(id="S-1", title="Written tenders", minimum_period="electronic-together", keeps=4),
        Stage(id="S-2", title="Final tenders", minimum_period="pre-selected"),
    )
    one = {"procedure": "competitive-flexible", "stages": stages}
    field = "Shortened tendering period and its ground (reg 18(2)(s))"

    assert _value("Procedure type", **one) == "Competitive flexible procedure"
    assert _value("Stages of a competitive flexible procedure", **one) == (
        "Written tenders (4 suppliers at most go on); then Final tenders"
    )
    assert _value(field, **one) == "Final tenders: pre-selected"
    assert _value(field) == "None is used"

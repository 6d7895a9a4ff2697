from decimal import Decimal

import pytest
from tests.strategies import clause, library, opportunity, version

from tenderkit.model.block import Form, FormField
from tenderkit.model.money import Money
from tenderkit.model.opportunity import Authority
from tenderkit.model.place import Link
from tenderkit.model.schedule import (
    COMPULSORY_ROWS,
    PROCESSING_ROWS,
    Lot,
    ParticipationCondition,
    ProcessingRow,
)

_KNOWN = library(clause(version("DA-010")))
_AUTHORITIES = (
    Authority(id="HXB", name="London Borough of Hexbridge", role="lead", address="1 Exchange Row"),
    Authority(id="NXB", name="London Borough of Northbridge", role="party"),
    Authority(id="WXB", name="London Borough of Westbridge", role="may-join"),
)


def _lot(id, *authorities):
    return Lot(
        id=id, title=f"Part {id}", scope="All of it.", estimate=Money(pence=90_000_000, basis="ex"),
        authorities=tuple(Link(to=one) for one in authorities),
    )  # fmt: skip


def test_lots_are_bought_by_all_or_by_those_that_they_name(made, outline):
    """A body that may only join buys in none."""
    one = opportunity(authorities=_AUTHORITIES, lots=(_lot("L-1"), _lot("L-2", "NXB", "WXB")))

    assert outline(made(one, _KNOWN, "{{ lots() }}")) == [
        "Lot | What it covers | Bought by | Estimate",
        "L-1 | Part L-1: All of it. | London Borough of Hexbridge; London Borough of Northbridge"
        " | £900,000 excluding VAT",
        "L-2 | Part L-2: All of it. | London Borough of Northbridge | £900,000 excluding VAT",
    ]


def test_authorities_with_the_part_that_each_takes(made, outline):
    """The lead buys too; an address that nobody has given is a dash."""
    assert outline(made(opportunity(authorities=_AUTHORITIES), _KNOWN, "{{ authorities() }}")) == [
        "Authority | Part | Address",
        "London Borough of Hexbridge | leads and buys | 1 Exchange Row",
        "London Borough of Northbridge | buys | -",
        "London Borough of Westbridge | may join later | -",
    ]


def test_conditions_of_participation_keep_their_reason_inside(made, outline):
    """Suppliers read what is required and the evidence, not why the Council asks for it."""
    asked = ParticipationCondition(
        id="CP-01", title="Turnover", kind="legal-and-financial", text="£400,000 a year.",
        evidence="Accounts.", because="The market has failed twice.",
    )  # fmt: skip

    assert outline(made(opportunity(participation=(asked,)), _KNOWN, "{{ participation() }}")) == [
        "Condition | What is required | Evidence",
        "CP-01 | Turnover. £400,000 a year. | Accounts.",
    ]


def test_indicators_with_target_and_credit(made, outline, indicator):
    """Figures without needless noughts; a key one says so; one without a credit has none."""
    one = opportunity(
        indicators=(
            indicator("K-01", "DA-010.R1", key=True, credit_percent=Decimal("2.50")),
            indicator("K-02", "DA-010.R1", "DA-999.R1", better="lower", unit="days",
                      target=Decimal(0)),
        )
    )  # fmt: skip

    assert outline(made(one, _KNOWN, "{{ indicators() }}")) == [
        "Indicator | What is measured | Requirement | Record | Target | Service credit",
        "K-01, key | Availability | DA-010.R1 | the monitor"
        " | 99.5 per cent or more, each calendar month | 2.5%",
        "K-02 | Availability | DA-010.R1, DA-999.R1 | the monitor"
        " | 0 days, each calendar month | none",
    ]


def test_ratings_leave_no_result_without_one(made, outline, indicator):
    """Each band begins where the one before ends, on the side on which results are worse."""
    fewer = {"target": Decimal(5), "approaching": Decimal(8), "requires_improvement": Decimal(100)}
    one = opportunity(
        indicators=(indicator("K-01"), indicator("K-02", better="lower", unit="days", **fewer))
    )

    assert outline(made(one, _KNOWN, "{{ ratings() }}")) == [
        "Indicator | Good | Approaching target | Requires improvement | Inadequate",
        "K-01: Availability | 99.5 per cent or more | 99 per cent or more, but below 99.5"
        " | 98 per cent or more, but below 99 | below 98 per cent",
        "K-02: Availability | 5 days or less | 8 days or less, but above 5"
        " | 100 days or less, but above 8 | above 100 days",
    ]


@pytest.mark.parametrize(
    ("better", "unit", "figure", "good"),
    [
        ("higher", "per cent", 100, "100 per cent"),
        ("higher", "answers", 100, "100 answers or more"),
        ("higher", "per cent", 99, "99 per cent or more"),
        ("lower", "days", 0, "0 days"),
        ("lower", "per cent", 100, "100 per cent or less"),
    ],
)
def test_a_target_that_nothing_lies_beyond(made, outline, indicator, better, unit, figure, good):
    """More than all and fewer than none are not offered."""
    one = indicator("K-01", better=better, unit=unit, target=Decimal(figure))
    lines = outline(made(opportunity(indicators=(one,)), _KNOWN, "{{ ratings() }}"))

    assert lines[1].split(" | ")[1] == good


def test_a_processing_schedule_shows_who_completes_what_is_open(made, outline):
    """Rows that are always wanted are there, with words for the Council or for the Response."""
    rows = (
        ProcessingRow(key="nature", texts=("storing", "searching")),
        ProcessingRow(key="instructions", texts=("none",)),
    )
    lines = outline(made(opportunity(processing=rows), _KNOWN, "{{ processing() }}"))
    shown = dict(line.split(" | ", 1) for line in lines)

    assert shown["Nature of the processing"] == "storing\nsearching"
    assert shown[PROCESSING_ROWS["instructions"]] == "none"
    assert shown["Subprocessors"] == "[to be completed from the Response]"
    for key in set(COMPULSORY_ROWS) - {"nature"}:
        assert shown[PROCESSING_ROWS[key]] == (
            "[to be completed by the Council before the contract is signed]"
        )


def test_a_row_that_nobody_needs_is_left_out(made, outline):
    """Instructions beside the contract are a row only where there are any."""
    lines = outline(made(opportunity(), _KNOWN, "{{ processing() }}"))

    assert lines[0] == "Row | Entry"
    assert not [line for line in lines if line.startswith(PROCESSING_ROWS["instructions"])]


def test_a_form_prints_where_it_is_asked_for(composed, spec, outline):
    """It is a form of the pack where suppliers get it, and not where only officers do."""
    forms = tuple(
        Form(key=key, title=f"Title of {key}", fields=(FormField(id=id, label="Name"),))
        for key, id in (("supplier", "SQ-A1"), ("record", "RC-01"))
    )
    pack, findings = composed(
        opportunity(),
        _KNOWN,
        (spec("3"), '{{ form("supplier") }}\n'),
        (spec("A", audience="internal"), '{{ form("record") }}\n'),
        forms=forms,
    )

    assert findings == []
    assert outline(pack.volume("3").blocks) == ["form: supplier Title of supplier", "  SQ-A1 Name"]
    assert pack.forms == forms[:1]


def test_a_form_that_is_not_there(composed, spec):
    """The template names it, so it is a fault in the template."""
    _, findings = composed(opportunity(), _KNOWN, (spec("3"), 'x\n\n{{ form("suplier") }}\n'))

    assert [(f.code, f.at.line, f.message) for f in findings] == [
        ("PCK005", 0, "there is no form suplier in forms.yaml")
    ]


@pytest.mark.parametrize("block", ["lots", "participation", "indicators", "ratings"])
def test_a_schedule_of_nothing_is_not_printed(made, block):
    """Nothing stands where there is nothing to say."""
    assert made(opportunity(), _KNOWN, f"{{{{ {block}() }}}}\n") == ()

from datetime import date
from decimal import Decimal

import pytest
from tests.strategies import library, opportunity

from tenderkit.compose.facts import all_facts
from tenderkit.model.law import LawRegister, Threshold, VatRate
from tenderkit.model.money import Money, parse_money
from tenderkit.model.place import Typed


def _threshold(
    pence: int, starts: date, ends: date | None, key: str = "sub-central-goods-services"
) -> Threshold:
    return Threshold(
        key=key,
        title="Goods and services, sub-central authorities",
        amount=Money(pence=pence, basis="inc"),
        starts=starts,
        ends=ends,
        instrument="pa-2023",
        section="Schedule 1",
        mark="V",
    )


_LAW = LawRegister(
    thresholds=(
        _threshold(21_490_400, date(2024, 1, 1), date(2025, 12, 31)),
        _threshold(20_772_000, date(2026, 1, 1), None),
        _threshold(519_300_000, date(2026, 1, 1), None, "works"),
        _threshold(500_000_000, date(2025, 2, 24), None, "kpi"),
    ),
    vat=(VatRate(percent=Decimal(20), starts=date(2011, 1, 4), ends=None),),
)
_LAST, _FIRST = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("estimate", "on", "above"),
    [
        ("207720.00 GBP inc VAT", _FIRST, "yes"),
        ("207719.99 GBP inc VAT", _FIRST, "no"),
        ("173100.00 GBP ex VAT", _FIRST, "yes"),  # 173,100.00 x 1.2 = 207,720.00
        ("173099.99 GBP ex VAT", _FIRST, "no"),  # 207,719.988, rounded to 207,719.99
        ("214904.00 GBP inc VAT", _LAST, "yes"),
        ("214903.99 GBP inc VAT", _LAST, "no"),
        ("179086.67 GBP ex VAT", _LAST, "yes"),  # 214,904.004, rounded to 214,904.00
        ("179086.66 GBP ex VAT", _LAST, "no"),  # 214,903.992, rounded to 214,903.99
        ("173100.00 GBP ex VAT", _LAST, "no"),
        ("207720.00 GBP inc VAT", date(2023, 12, 31), "unknown"),
    ],
)
def test_a_contract_at_its_threshold_is_above_it(estimate, on, above):
    """Not less than the amount in force on the day of commencement, VAT included, is above."""
    one = opportunity(estimate=parse_money(estimate), commenced_on=on)

    assert all_facts(one, library(law=_LAW))["above_threshold"] == above


@pytest.mark.parametrize(
    ("works", "estimate", "above"),
    [
        ("yes", "5193000.00 GBP inc VAT", "yes"),
        ("yes", "5192999.99 GBP inc VAT", "no"),
        ("no", "5192999.99 GBP inc VAT", "yes"),
        ("unknown", "5192999.99 GBP inc VAT", "yes"),
    ],
)
def test_a_contract_for_works_has_a_threshold_of_its_own(works, estimate, above):
    """Where it includes works, the amount for works decides, and otherwise that for goods and services."""
    facts = {"works": Typed(value=works)}
    one = opportunity(estimate=parse_money(estimate), facts=facts)

    assert all_facts(one, library(law=_LAW))["above_threshold"] == above


def test_five_million_pounds_are_a_figure_of_the_law():
    """Before the day on which the duty began, nobody can tell."""
    one = opportunity(commenced_on=date(2025, 2, 23))

    assert all_facts(one, library(law=_LAW))["above_5m"] == "unknown"


@pytest.mark.parametrize(
    ("estimate", "above"),
    [
        ("5000000.00 GBP inc VAT", "no"),
        ("5000000.01 GBP inc VAT", "yes"),
        ("4166666.66 GBP ex VAT", "no"),  # 4,999,999.99
        ("4166666.68 GBP ex VAT", "yes"),  # 5,000,000.02
    ],
)
def test_five_million_pounds_is_not_above_itself(estimate, above):
    """The Act's duties begin above five million pounds, and not at it."""
    one = opportunity(estimate=parse_money(estimate))

    assert all_facts(one, library(law=_LAW))["above_5m"] == above


@pytest.mark.parametrize(
    ("initial", "extensions", "longer"),
    [(3, (), "no"), (2, (1,), "no"), (3, (1,), "yes"), (4, (), "yes")],
)
def test_extensions_count_into_the_term(initial, extensions, longer):
    """Three years are not over three years; two and two are."""
    one = opportunity(initial_years=initial, extensions_years=extensions)

    assert all_facts(one, library())["term_over_3_years"] == longer


def test_a_fact_that_nobody_typed_is_unknown():
    """Facts of the library are there from the start; typed ones say what was typed."""
    facts = all_facts(opportunity(facts={"hosted": Typed(value="yes")}), library())

    assert facts["hosted"] == "yes"
    assert facts["personal_data"] == "unknown"


def test_a_computed_fact_cannot_be_typed_over():
    """Law decides what is above the threshold, whatever the file says."""
    one = opportunity(facts={"above_threshold": Typed(value="no")})

    assert all_facts(one, library(law=_LAW))["above_threshold"] == "yes"

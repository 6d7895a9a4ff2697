from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.money import Money, parse_money


@pytest.mark.parametrize(
    ("typed", "pence", "basis"),
    [
        ("1400000.00 GBP ex VAT", 140_000_000, "ex"),
        ("207720.00 GBP inc VAT", 20_772_000, "inc"),
        ("0 GBP", 0, ""),
        (" 12.34 GBP ", 1234, ""),
    ],
)
def test_money_is_read_as_pence_with_its_basis(typed, pence, basis):
    """An amount in pounds, with or without pence, and with or without a VAT basis."""
    assert parse_money(typed) == Money(pence=pence, basis=basis)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "GBP",
        "1,400 GBP",
        "£5",
        "-5 GBP",
        "5.1 GBP",
        "5 EUR",
        "5 GBP VAT",
        "5 GBP ex",
        "1e3 GBP",
    ],
)
def test_what_is_not_money_is_refused(typed):
    """Any other form is no amount, rather than another amount."""
    assert parse_money(typed) is None


@given(st.integers(0, 10**14), st.sampled_from(["", "ex", "inc"]))
def test_money_survives_being_written_and_read(pence, basis):
    """What ``str`` writes is what was typed."""
    money = Money(pence=pence, basis=basis)

    assert parse_money(str(money)) == money


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(pence=140_000_000, basis="ex"), "£1,400,000 excluding VAT"),
        (Money(pence=123_456, basis="inc"), "£1,234.56 including VAT"),
        (Money(pence=5), "£0.05"),
        (Money(pence=0), "£0"),
    ],
)
def test_money_in_a_document(money, words):
    """Thousands have commas, and pence show only where there are any."""
    assert money.in_words == words


@pytest.mark.parametrize(
    ("money", "percent", "pence"),
    [
        (Money(pence=17_310_000, basis="ex"), "20", 20_772_000),
        (Money(pence=3, basis="ex"), "17.5", 4),
        (Money(pence=20, basis="ex"), "2.5", 21),
        (Money(pence=100, basis="ex"), "0", 100),
        (Money(pence=100, basis="inc"), "20", 100),
        (Money(pence=100), "20", 100),
    ],
)
def test_vat_is_added_to_amounts_without_it(money, percent, pence):
    """VAT is added once, to an amount that excludes it; half a penny rounds up."""
    with_vat = money.including_vat(Decimal(percent))

    assert with_vat.pence == pence
    assert with_vat.including_vat(Decimal(percent)) == with_vat

from decimal import Decimal

import pytest

from tenderkit.text.amount import parse_amount


@pytest.mark.parametrize(
    ("type", "typed", "expected"),
    [
        ("working_days", "10", Decimal(10)),
        ("percent", "99.95", Decimal("99.95")),
        ("number", "-3", Decimal(-3)),
        ("days", "ten", None),
        ("days", "1e5", None),
        ("days", "10 days", None),
        ("days", "", None),
        ("number", "9" * 16, None),
        ("money", "1400000.00 GBP ex VAT", Decimal(140_000_000)),
        ("money", "10 GBP", Decimal(1000)),
        ("money", "10 EUR", None),
        ("date", "0001-01-02", Decimal(2)),
        ("date", "2026-02-30", None),
        ("date", "soon", None),
        ("text", "10", None),
        ("choice", "10", None),
    ],
)
def test_an_amount_is_read_by_its_type(type, typed, expected):
    """Figures count in the type's unit, money in pence and dates in days; the rest is no amount."""
    assert parse_amount(type, typed) == expected


def test_amounts_of_one_type_have_an_order():
    """A later date and a larger sum are greater, however they are typed."""
    assert parse_amount("date", "2026-10-01") > parse_amount("date", "2026-09-30")
    assert parse_amount("money", "100 GBP") > parse_amount("money", "99.99 GBP")

"""What was typed for a blank, as an amount that can be compared with its limits."""

import re
from datetime import date
from decimal import Decimal

from tenderkit.model.clause import NUMERIC_TYPES
from tenderkit.model.money import parse_money

COMPARABLE = (*NUMERIC_TYPES, "money", "date")
"""The types of blank whose values have an order."""

_FIGURES = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def parse_amount(type: str, text: str) -> Decimal | None:
    """The amount in the type's own unit, money in pence, a date in days; None where it is none."""
    if type == "money":
        money = parse_money(text)
        return Decimal(money.pence) if money else None
    if type == "date":
        try:
            return Decimal(date.fromisoformat(text).toordinal())
        except ValueError:
            return None
    return Decimal(text) if type in NUMERIC_TYPES and _FIGURES.fullmatch(text) else None

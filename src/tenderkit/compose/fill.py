"""Blanks: the value that applies, where it came from, and how it prints."""

from collections.abc import Mapping
from datetime import date

from tenderkit.model.clause import Blank, ClauseVersion
from tenderkit.model.library import Library
from tenderkit.model.money import parse_money
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import Filled
from tenderkit.model.place import Typed
from tenderkit.text.amount import parse_amount


def fill(
    clauses: tuple[ClauseVersion, ...], library: Library, opportunity: Opportunity | None = None
) -> tuple[Filled, ...]:
    """Every blank of these clauses; without an opportunity, as they stand before there is one.

    The opportunity beats the council, and the council beats the clause.
    """
    typed = opportunity.blanks if opportunity else {}
    return tuple(
        _filled(clause, blank, library.council_blanks, typed)
        for clause in clauses
        for blank in clause.blanks
    )


def printed(blank: Blank, value: str) -> str:
    """A blank's value as a document prints it; as typed where it is not of the blank's type."""
    if blank.type == "money":
        money = parse_money(value)
        return money.in_words if money else value
    if blank.type == "date":
        try:
            return long_date(date.fromisoformat(value))
        except ValueError:
            return value
    if blank.type == "choice":
        return next((c.label for c in blank.choices if c.value == value), value)
    if blank.type == "number":
        amount = parse_amount("number", value)
        return value if amount is None else f"{amount:,}"
    return value


def long_date(day: date) -> str:
    """1 December 2026, without asking the locale."""
    months = (
        "January February March April May June July August September October November December"
    ).split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """Tuesday, without asking the locale."""
    return "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day.weekday()]


def _filled(
    clause: ClauseVersion,
    blank: Blank,
    council: Mapping[str, Typed],
    opportunity: Mapping[str, Typed],
) -> Filled:
    key = f"{clause.id}.{blank.name}"
    layer = "default" if blank.default else ""
    typed = Typed(value=blank.default, at=blank.at)
    for name, values in (("council", council), ("opportunity", opportunity)):
        if key in values:
            layer, typed = name, values[key]
    return Filled(
        clause=clause.id,
        blank=blank,
        value=typed.value,
        shown=printed(blank, typed.value) if typed.value else "",
        layer=layer,
        council=council[key].value if key in council else "",
        at=typed.at,
    )

"""A blank whose default, limits, unit or choices are missing or contradict each other.

**Why it matters.** An officer fills blanks under pressure of time. The limits keep a figure lawful
and possible; the default is what a council gets that doesn't think about it.

**Fires**

    blanks:
      full_export_working_days:
        type: working_days
        default: 25
        minimum: 1
        maximum: 20

    1.0.0.yaml:15:3: error CLS104 blank-without-limits
    full_export_working_days has the default 25, above its maximum 20
    help: move the default or the limit

It also fires where a numeric blank has no default, minimum or maximum, or holds words in their
place; where the minimum is above the maximum; where a blank of type number has no unit; and where a
choice has no choices, or a default that is not among them.

**Stays silent**: a text, address, date or sum of money without limits; a blank that the supplier
fills, without a default.
"""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ANNEX, NUMERIC_TYPES, Blank
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.amount import COMPARABLE, parse_amount
from tenderkit.text.suggest import did_you_mean

CODE = "CLS104"
SEVERITY = Severity.ERROR

_FORMS = dict.fromkeys(NUMERIC_TYPES, "a number in figures") | {
    "money": "an amount such as 1400.00 GBP ex VAT",
    "date": "a date such as 2026-12-01",
}


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the default, limits, unit and choices of each blank."""
    for blank in case.clause.blanks:
        asked = blank.filled_by == "authority" and case.clause.version != ANNEX
        found = _choice(blank, asked) if blank.type == "choice" else _amount(blank, asked)
        for fault, help in found:
            message = f"{blank.name} {fault}"
            yield Hit(at=blank.at, message=message, help=help, clause=case.clause.id)


def _choice(blank: Blank, asked: bool) -> Iterator[tuple[str, str]]:
    values = [choice.value for choice in blank.choices]
    if not values:
        yield "is a choice without choices", "add choices, each value with the words it prints"
    elif blank.default and blank.default not in values:
        fault = f"has the default {blank.default}, which is not among its choices"
        yield fault, did_you_mean(blank.default, values)
    elif not blank.default and asked:
        yield "has no default", f"add one of its choices: {', '.join(values)}"


def _amount(blank: Blank, asked: bool) -> Iterator[tuple[str, str]]:
    typed = {"default": blank.default, "minimum": blank.minimum, "maximum": blank.maximum}
    missing = [name for name, value in typed.items() if not value and (name != "default" or asked)]
    if blank.type in NUMERIC_TYPES and missing:
        yield f"has no {_listed(missing, 'or')}", f"add {_listed(missing, 'and')}"
    if blank.type == "number" and not blank.unit:
        yield "is a number without a unit", "add its unit, for example: calls per day"
    if blank.type not in COMPARABLE:
        return
    amounts = {name: parse_amount(blank.type, text) for name, text in typed.items() if text}
    odd = [name for name, amount in amounts.items() if amount is None]
    for name in odd:
        form = _FORMS[blank.type]
        yield f'has the {name} "{typed[name]}", which is not {form}', f"write {form}"
    if not odd:
        yield from _order(typed, amounts)


def _order(typed: dict[str, str], amounts: dict[str, Decimal | None]) -> Iterator[tuple[str, str]]:
    low, high, default = (amounts.get(name) for name in ("minimum", "maximum", "default"))
    if low is not None and high is not None and low > high:
        fault = f"has the minimum {typed['minimum']}, above its maximum {typed['maximum']}"
        yield fault, "correct one of the limits"
    elif default is not None and low is not None and default < low:
        fault = f"has the default {typed['default']}, below its minimum {typed['minimum']}"
        yield fault, "move the default or the limit"
    elif default is not None and high is not None and default > high:
        fault = f"has the default {typed['default']}, above its maximum {typed['maximum']}"
        yield fault, "move the default or the limit"


def _listed(names: list[str], joint: str) -> str:
    *most, last = names
    return f"{', '.join(most)} {joint} {last}" if most else last

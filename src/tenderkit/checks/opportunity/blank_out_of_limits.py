"""A value that isn't of its blank's type, or lies outside the blank's limits.

**Why it matters.** The limits keep a figure lawful and possible. One outside them either can't be
met by any supplier, or asks for nothing.

**Fires**

    blanks:
      DA-060.full_export_working_days: 30

    opportunity.yaml:67:36: error OPP502 blank-out-of-limits
    DA-060.full_export_working_days is 30, above its maximum of 20
    help: write a number from 1 to 20

**Stays silent**: a value at a limit; a default of a clause, which is CLS104; text.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import Blank
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.amount import parse_amount
from tenderkit.text.suggest import did_you_mean

CODE = "OPP502"
SEVERITY = Severity.ERROR

_FORMS = {
    "money": "an amount such as 250.00 GBP ex VAT",
    "date": "a date such as 2027-01-31",
    "url": "an address that begins with https://",
}


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare each value with the type and the limits of its blank."""
    for filled in case.filled:
        looked_at = filled.value and filled.layer != "default"
        fault = _fault(filled.blank, filled.value) if looked_at else None
        if fault:
            yield Hit(
                at=called(filled.at, filled.key),
                message=f"{filled.key} is {_shown(filled.value)}, {fault}",
                help=_help(filled.blank, filled.value),
                clause=filled.clause,
            )


def _fault(blank: Blank, value: str) -> str | None:
    if blank.type == "choice":
        return None if value in _choices(blank) else "which is not among its choices"
    if blank.type == "url":
        return None if value.startswith(("https://", "http://")) else "not an address"
    if blank.type != "text":
        return _against_limits(blank, value)
    return None


def _against_limits(blank: Blank, text: str) -> str | None:
    value = parse_amount(blank.type, text)
    if value is None:
        return f"not {_FORMS.get(blank.type, 'a number')}"
    low, high = parse_amount(blank.type, blank.minimum), parse_amount(blank.type, blank.maximum)
    if low is not None and value < low:
        return f"below its minimum of {blank.minimum}"
    if high is not None and value > high:
        return f"above its maximum of {blank.maximum}"
    return None


def _shown(value: str) -> str:
    return value if len(value) <= 60 and value.isprintable() else f"{ascii(value[:57])[1:-1]}..."


def _choices(blank: Blank) -> list[str]:
    return [choice.value for choice in blank.choices]


def _help(blank: Blank, value: str) -> str:
    if blank.type == "choice":
        return did_you_mean(value, _choices(blank))
    form = _FORMS.get(blank.type, "a number")
    limits = [("from", blank.minimum), ("to", blank.maximum)]
    return f"write {form}" + "".join(f" {word} {limit}" for word, limit in limits if limit)

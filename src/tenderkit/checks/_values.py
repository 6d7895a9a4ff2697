"""What is wrong with the value of a blank: its type, and its limits."""

from tenderkit.model.clause import Blank
from tenderkit.text.amount import parse_amount
from tenderkit.text.suggest import did_you_mean

_FORMS = {
    "money": "an amount such as 250.00 GBP ex VAT",
    "date": "a date such as 2027-01-31",
    "url": "an address that begins with https://",
}


def value_fault(blank: Blank, value: str) -> str:
    """What is wrong, as it follows "DA-060.days is 30,"; empty where nothing is."""
    if blank.type == "choice":
        return "" if value in _choices(blank) else "which is not among its choices"
    if blank.type == "url":
        return "" if value.startswith(("https://", "http://")) else "not an address"
    return "" if blank.type == "text" else _against_limits(blank, value)


def value_help(blank: Blank, value: str) -> str:
    """What to write instead."""
    if blank.type == "choice":
        return did_you_mean(value, _choices(blank))
    form = _FORMS.get(blank.type, "a number")
    limits = [("from", blank.minimum), ("to", blank.maximum)]
    return f"write {form}" + "".join(f" {word} {limit}" for word, limit in limits if limit)


def shown(value: str) -> str:
    """A value as a message shows it: cut where it is long or holds what cannot be seen."""
    return value if len(value) <= 60 and value.isprintable() else f"{ascii(value[:57])[1:-1]}..."


def _against_limits(blank: Blank, text: str) -> str:
    value = parse_amount(blank.type, text)
    if value is None:
        return f"not {_FORMS.get(blank.type, 'a number')}"
    low, high = parse_amount(blank.type, blank.minimum), parse_amount(blank.type, blank.maximum)
    if low is not None and value < low:
        return f"below its minimum of {blank.minimum}"
    if high is not None and value > high:
        return f"above its maximum of {blank.maximum}"
    return ""


def _choices(blank: Blank) -> list[str]:
    return [choice.value for choice in blank.choices]

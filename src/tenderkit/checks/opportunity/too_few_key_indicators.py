"""Fewer key performance indicators than the Act asks for, or than the contract promises.

**Why it matters.** Above £5 million at least three have to be set and published before the contract is made
(Procurement Act 2023, s.52). Below that figure the contract itself promises them, where TRN-030 is in it.

**Fires**

    value: {estimate: 6000000.00 GBP ex VAT, basis: whole term}
    indicators:
      - {id: K-01, title: Availability, key: "yes", measures: [DEL-040.R1]}      # and its figures

    opportunity.yaml:72:1: error OPP211 too-few-key-indicators
    1 key indicator, and a contract of more than £5,000,000 needs at least 3 (Procurement Act 2023, s.52;
    not confirmed)
    help: write key: "yes" on at least 2 more under indicators

A warning where the value lies between the threshold and £5 million and TRN-030 is in the pack: then the
number is that of its blank `least_indicators`.

**Stays silent**: three key indicators; a contract below the threshold; between the two figures, a pack without
TRN-030, and one without any indicators, which is OPP212.

**Waiver**: sensible for a contract that s.52 leaves out, such as a framework or a light touch contract, or
where indicators are unsuitable and the contract details notice (UK7) will explain why.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import cited, filled_for, standing_for
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.money import Money
from tenderkit.rules.rule import Hit
from tenderkit.text.amount import parse_amount
from tenderkit.text.words import counted

CODE = "OPP211"
SEVERITY = Severity.ERROR

_LEAST = 3


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Count the key indicators."""
    indicators, facts = case.opportunity.indicators, case.selection.facts
    count = sum(one.key for one in indicators)
    promising = standing_for("TRN-030", case.selection)
    figure = case.library.law.threshold("kpi", case.opportunity.commenced_on)
    if facts.get("above_5m") == "yes" and figure:
        amount = Money(pence=figure.amount.pence).in_words
        source = cited(case.library.law, figure.instrument, figure.section, figure.mark)
        needed = f"a contract of more than {amount} needs at least {_LEAST} ({source})"
        yield from _hits(case, count, _LEAST, needed)
    elif facts.get("above_threshold") == "yes" and indicators and promising:
        least = _promised(case)
        needed = f"{promising.id} promises at least {least}"
        yield from _hits(case, count, least, needed, Severity.WARNING)


def _promised(case: OpportunityCase) -> int:
    blank = filled_for("TRN-030.least_indicators", case.filled, case.selection)
    typed = parse_amount("number", blank.value) if blank else None
    return int(typed or _LEAST)


def _hits(
    case: OpportunityCase, count: int, least: int, needed: str, severity: Severity | None = None
) -> Iterator[Hit]:
    if count < least:
        yield Hit(
            at=case.opportunity.place_of("indicators"),
            message=f"{counted(count, 'key indicator')}, and {needed}",
            help=f'write key: "yes" on at least {least - count} more under indicators',
            severity=severity,
        )

"""A condition of participation that asks for more turnover than the contract justifies.

**Why it matters.** A condition has to be a proportionate way of making sure that a supplier can perform the
contract (Procurement Act 2023, s.22). A turnover of more than twice the yearly value shuts out small suppliers
that could do the work, and is hard to defend.

**Fires**

    value: {estimate: 1400000.00 GBP ex VAT, basis: whole term with extensions}
    term: {initial_years: 3, extensions_years: [2, 2]}
    conditions_of_participation:
      - {id: CP-01, title: Turnover, text: A yearly turnover of at least £1 million., ...}

    opportunity.yaml:70:5: warning OPP408 turnover-too-high
    CP-01 asks for a turnover of £1,000,000, and twice the yearly value of £200,000 is £400,000
    help: ask for £400,000 or less, or for no turnover

It reads the amount that stands next to the word turnover. The yearly value is the estimate without VAT over the
longest term; the number of times is the blank `turnover_times` of PRO-080, or 2 where PRO-080 isn't in the pack.

**Stays silent**: a turnover without an amount in pounds; a term of no years, which is OPP405.

**Waiver**: sensible where the risk of the contract calls for it and the reasons are recorded.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from tenderkit.checks._opportunity import called, filled_for
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.money import Money
from tenderkit.rules.rule import Hit
from tenderkit.text.amount import parse_amount

CODE = "OPP408"
SEVERITY = Severity.WARNING

_AMOUNT = re.compile(r"£ ?(\d[\d,]{0,15}(?:\.\d{1,2})?)( ?(?:million|m)\b)?", re.IGNORECASE)
_USUAL = Decimal(2)
_IN_WORDS = {Decimal(1): "once", Decimal(2): "twice"}


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare each turnover that is asked for with the yearly value."""
    years = case.opportunity.longest_term_years
    if not years:
        return
    yearly = _without_vat(case) / years
    times = _times(case)
    most = (yearly * times).to_integral_value(rounding=ROUND_DOWN)
    for one in case.opportunity.participation:
        asked = _turnover(f"{one.title}. {one.text}")
        if asked is not None and asked > most:
            value, highest = _pounds(yearly), _pounds(most)
            yield Hit(
                at=called(one.at, one.id),
                message=f"{one.id} asks for a turnover of {_pounds(asked)}, and "
                f"{_IN_WORDS.get(times, f'{times:f} times')} the yearly value of {value} is {highest}",
                help=f"ask for {highest} or less, or for no turnover",
            )


def _without_vat(case: OpportunityCase) -> Decimal:
    """The estimate in pence, its VAT taken off where it is included."""
    estimate, law = case.opportunity.estimate, case.library.law
    rate = law.vat_on(case.opportunity.commenced_on) if estimate.basis == "inc" else Decimal(0)
    return estimate.pence / (1 + rate / 100)


def _times(case: OpportunityCase) -> Decimal:
    blank = filled_for("PRO-080.turnover_times", case.filled, case.selection)
    typed = parse_amount("number", blank.value) if blank else None
    return typed or _USUAL


def _turnover(text: str) -> Decimal | None:
    """The amount in pence after the word turnover or, where there is none, the last before it."""
    before, word, after = text.lower().partition("turnover")
    found = [*_AMOUNT.finditer(after)][:1] or [*_AMOUNT.finditer(before)][-1:]
    if not word or not found:
        return None
    pounds, million = found[0].groups()
    return Decimal(pounds.replace(",", "")) * (100_000_000 if million else 100)


def _pounds(pence: Decimal) -> str:
    return Money(pence=int(pence)).in_words

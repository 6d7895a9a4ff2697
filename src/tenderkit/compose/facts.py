"""The facts of an opportunity: those that were typed and those that follow from them."""

from tenderkit.model.library import Library
from tenderkit.model.money import Money
from tenderkit.model.opportunity import Opportunity

UNKNOWN = "unknown"
FIVE_MILLION = Money(pence=500_000_000, basis="inc")
"""Procurement Act 2023, ss.52 and 53: more than £5 million; that VAT is included is not confirmed."""


def all_facts(opportunity: Opportunity, library: Library) -> dict[str, str]:
    """Every fact by name; ``unknown`` where it was not typed or cannot be computed.

    A contract is above the threshold where its estimate with VAT is not less than the amount in force on
    the day the procurement commences (Procurement Act 2023, s.3 and Schedule 1).
    """
    facts = {fact.name: UNKNOWN for fact in library.facts}
    facts.update({name: typed.value for name, typed in opportunity.facts.items()})
    on = opportunity.commenced_on
    with_vat = opportunity.estimate.including_vat(library.law.vat_on(on))
    threshold = library.law.threshold("sub-central-goods-services", on)
    facts["above_threshold"] = (
        _yes(with_vat.pence >= threshold.amount.pence) if threshold else UNKNOWN
    )
    facts["above_5m"] = _yes(with_vat.pence > FIVE_MILLION.pence)
    facts["term_over_3_years"] = _yes(opportunity.longest_term_years > 3)
    return facts


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"

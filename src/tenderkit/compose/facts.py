"""The facts of an opportunity: those that were typed and those that follow from them."""

from tenderkit.model.library import Library
from tenderkit.model.opportunity import Opportunity

UNKNOWN = "unknown"


def all_facts(opportunity: Opportunity, library: Library) -> dict[str, str]:
    """Every fact by name; ``unknown`` where it was not typed or cannot be computed.

    A contract is above the threshold where its estimate with VAT is not less than the amount in force on
    the day the procurement commences, that for works where it includes works (Procurement Act 2023, s.3
    and Schedule 1). It is above £5 million, the figure of s.52, where the estimate with VAT is more.
    """
    facts = {fact.name: UNKNOWN for fact in library.facts}
    facts.update({name: typed.value for name, typed in opportunity.facts.items()})
    on = opportunity.commenced_on
    with_vat = opportunity.estimate.including_vat(library.law.vat_on(on))
    bought = "works" if facts.get("works") == "yes" else "sub-central-goods-services"
    threshold, indicators = library.law.threshold(bought, on), library.law.threshold("kpi", on)
    facts["above_threshold"] = (
        _yes(with_vat.pence >= threshold.amount.pence) if threshold else UNKNOWN
    )
    facts["above_5m"] = _yes(with_vat.pence > indicators.amount.pence) if indicators else UNKNOWN
    facts["term_over_3_years"] = _yes(opportunity.longest_term_years > 3)
    facts["has_lots"] = _yes(bool(opportunity.lots))
    facts["several_stages"] = _yes(len(opportunity.stages) > 1)
    facts["procedure"] = opportunity.procedure
    return facts


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"

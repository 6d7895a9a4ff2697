"""Estimates of lots that don't add up to the estimate of the whole.

**Why it matters.** The value of the whole decides the threshold, the procedure and the notices, and suppliers
size their offers by the value of a lot. Two figures for one purchase make both of them doubtful.

**Fires**

    value: {estimate: 1400000.00 GBP ex VAT, basis: whole term with extensions}
    lots:
      - {id: L-1, title: Platform, scope: The platform., estimate: 900000.00 GBP ex VAT}
      - {id: L-2, title: Insight, scope: Analysts., estimate: 400000.00 GBP ex VAT}

    opportunity.yaml:69:1: error OPP406 lots-do-not-add-up
    the lots add up to £1,300,000 excluding VAT, and the estimate is £1,400,000 excluding VAT
    help: raise the lots by £100,000 in all, or correct the estimate

A lot on another VAT basis than the estimate is found too: then nothing can be added up.

**Stays silent**: one lot alone, which is OPP121; an estimate of zero (OPP403) or without its VAT basis (OPP401).
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.money import Money
from tenderkit.rules.rule import Hit

CODE = "OPP406"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the basis of each lot, then the sum of them."""
    lots, whole = case.opportunity.lots, case.opportunity.estimate
    if len(lots) < 2 or not whole.pence or not whole.basis:
        return
    other = [lot for lot in lots if lot.estimate.basis != whole.basis]
    for lot in other:
        yield Hit(
            at=called(lot.at, lot.id),
            message=f"{lot.id} is estimated at {lot.estimate}, and the whole {whole.basis} VAT",
            help=f"write the estimate of {lot.id} {whole.basis} VAT",
        )
    added = sum(lot.estimate.pence for lot in lots)
    if not other and added != whole.pence:
        gap = Money(pence=abs(whole.pence - added)).in_words
        verb = "raise" if added < whole.pence else "lower"
        total = Money(pence=added, basis=whole.basis).in_words
        yield Hit(
            at=case.opportunity.place_of("lots"),
            message=f"the lots add up to {total}, and the estimate is {whole.in_words}",
            help=f"{verb} the lots by {gap} in all, or correct the estimate",
        )

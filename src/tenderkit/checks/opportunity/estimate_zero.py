"""An estimated value of zero.

**Why it matters.** The estimate decides whether the contract is above the threshold, and so which law
applies. A contract that costs nothing is still valued at what the supplier gains by it.

**Fires**

    value: {estimate: 0.00 GBP ex VAT, basis: whole term}

    opportunity.yaml:27:1: error OPP403 estimate-zero
    the estimate is 0.00 GBP ex VAT
    help: estimate all that the supplier may receive over the whole term with extensions

**Stays silent**: any other amount.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP403"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the estimate."""
    estimate = case.opportunity.estimate
    if not estimate.pence:
        yield Hit(
            at=case.opportunity.place_of("value"),
            message=f"the estimate is {estimate}",
            help="estimate all that the supplier may receive over the whole term with extensions",
        )

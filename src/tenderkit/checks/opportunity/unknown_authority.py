"""A lot that is bought by a body that isn't an authority of the opportunity, or that may only join.

**Why it matters.** The lot would name a buyer whom nobody knows, or leave out the one who was meant. The
suppliers price for the buyers that they are told of.

**Fires**

    lots:
      - {id: L-1, title: Platform, scope: The platform., estimate: 900000.00 GBP ex VAT, authorities: [HXB, NBX]}

    opportunity.yaml:70:101: error OPP120 unknown-authority
    L-1 is bought by NBX, which is not among the authorities
    help: did you mean NXB?

A body with the role `may-join` doesn't buy from the start, so no lot can be bought by it.

**Stays silent**: a lot without `authorities`, which all of them buy.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP120"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up the buyers of each lot."""
    buyers = {one.id for one in case.opportunity.buyers}
    joining = {one.id for one in case.opportunity.may_join}
    for lot in case.opportunity.lots:
        for link in lot.authorities:
            if link.to in buyers:
                continue
            fact, help = "is not among the authorities", did_you_mean(link.to, buyers)
            if link.to in joining:
                fact = "may join later and does not buy from the start"
                help = f"delete {link.to} from {lot.id}, or give it the role party"
            message = f"{lot.id} is bought by {link.to}, which {fact}"
            yield Hit(at=called(link.at, lot.id), message=message, help=help)

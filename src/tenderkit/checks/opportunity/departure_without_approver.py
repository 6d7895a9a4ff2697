"""A departure from the library's wording that nobody has approved.

**Why it matters.** The wording of a released clause was approved. A departure for one pack needs a
named role that answers for it, or the approval of the clause means nothing.

**Fires**

    departures:
      - clause: DA-060
        provision: R5
        change: level
        from: MUST
        to: SHOULD
        reason: no product in this market allows it

    opportunity.yaml:31:5: error OPP105 departure-without-approver
    the departure from DA-060.R5 names no approver
    help: add approved_by: with the role that approved it, such as head of legal

**Stays silent**: `approved_by: head of legal`.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP105"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for the approver of each departure."""
    for departure in case.opportunity.departures:
        if not departure.approved_by.strip():
            id = f"{departure.clause}.{departure.provision}"
            yield Hit(
                at=departure.at,
                message=f"the departure from {id} names no approver",
                help="add approved_by: with the role that approved it, such as head of legal",
                clause=departure.clause,
                requirement=id,
            )

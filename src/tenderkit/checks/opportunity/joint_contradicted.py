"""A procurement that is said to be joint and has one authority, or the other way round.

**Why it matters.** The fact decides which clauses the pack takes. A party without them has no rights
under the contract; a council alone with them writes of partners that don't exist.

**Fires**

    authorities:
      - {id: HXB, name: London Borough of Hexbridge, role: lead}
    facts:
      joint: "yes"

    opportunity.yaml:10:10: error OPP114 joint-contradicted
    joint is yes, and HXB is the only authority
    help: add the others under authorities, or write joint: "no"

    opportunity.yaml:10:10: error OPP114 joint-contradicted
    joint is no, and 2 authorities buy together: HXB and NXB
    help: write joint: "yes", or delete those that do not buy

**Stays silent**: a fact that is unknown or that the library doesn't ask for; one buyer, and bodies that may
join later in a procurement that is not joint, which is OPP119.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.words import counted

CODE = "OPP114"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the fact with the number of authorities."""
    typed = case.opportunity.facts.get("joint")
    if typed is None or case.library.fact("joint") is None:
        return
    ids = [authority.id for authority in case.opportunity.authorities]
    buyers = [authority.id for authority in case.opportunity.buyers]
    if typed.value == "yes" and len(ids) == 1:
        message = f"joint is yes, and {ids[0]} is the only authority"
        help = 'add the others under authorities, or write joint: "no"'
    elif typed.value == "no" and len(buyers) > 1:
        several = counted(len(buyers), "authority")
        message = f"joint is no, and {several} buy together: {listed(buyers)}"
        help = 'write joint: "yes", or delete those that do not buy'
    else:
        return
    yield Hit(at=called(typed.at, "joint"), message=message, help=help)

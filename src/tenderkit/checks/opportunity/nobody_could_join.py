"""Bodies that may join later, in a pack by which nobody could.

**Why it matters.** A body joins by the clause that lets it, on the terms that were published. Without it the
notice promises what the contract doesn't hold, and the body has to buy again.

**Fires**

    authorities:
      - {id: HXB, name: London Borough of Hexbridge, role: lead}
      - {id: NXB, name: London Borough of Northbridge, role: may-join}
    facts:
      joint: "no"

    opportunity.yaml:8:5: error OPP119 nobody-could-join
    NXB may join later, and COM-070 is not in this pack (joint is no, not yes)
    help: write joint: "yes", or delete the bodies that may join

**Stays silent**: a fact that is unknown (OPP101), or a pin or file of COM-070 that can't be honoured;
several authorities that buy together in a procurement that is not joint, which is OPP114.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, in_doubt, listed, standing_for
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP119"
SEVERITY = Severity.ERROR

_JOINING = "COM-070"


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for the clause on joining where somebody may join."""
    opportunity, selection = case.opportunity, case.selection
    joining = opportunity.may_join
    alone = selection.facts.get("joint") == "no"
    if not joining or standing_for(_JOINING, selection):
        return
    if _JOINING in in_doubt(opportunity, case.library, selection):
        return
    if alone and len(opportunity.buyers) > 1:
        return
    why = next((f" ({one.why})" for one in selection.left_out if one.id == _JOINING), "")
    cure = 'write joint: "yes"' if alone else f"take {_JOINING}"
    yield Hit(
        at=called(joining[0].at, joining[0].id),
        message=f"{listed(one.id for one in joining)} may join later, and {_JOINING} is not in "
        f"this pack{why}",
        help=f"{cure}, or delete the bodies that may join",
    )

"""A pack with the clause on conditions of participation, and without any of them.

**Why it matters.** It may be right: a contract that needs no conditions is open to more suppliers. It may also
be that they were forgotten, and what the notice doesn't state can't be asked for later.

**Fires**

    # no conditions_of_participation, with PRO-080 in the pack
    opportunity.yaml:2:1: note OPP509 participation-without-conditions
    PRO-080 is in this pack, and there are no conditions of participation
    help: write those that the contract needs under conditions_of_participation, or leave it at none

**Stays silent**: one condition and more; a pack without PRO-080.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import standing_for
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP509"
SEVERITY = Severity.NOTE


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for a condition where the clause on them is in the pack."""
    asking = standing_for("PRO-080", case.selection)
    if asking and not case.opportunity.participation:
        yield Hit(
            at=case.opportunity.place_of("conditions_of_participation"),
            message=f"{asking.id} is in this pack, and there are no conditions of participation",
            help="write those that the contract needs under conditions_of_participation, or leave "
            "it at none",
        )

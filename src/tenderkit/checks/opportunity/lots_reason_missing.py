"""A contract that isn't divided into lots, with no reason why.

**Why it matters.** Above the threshold an authority has to consider lots and, where it decides against them,
give its reasons (Procurement Act 2023, s.18). They go into the tender notice.

**Fires**

    # neither lots nor lots_reason
    opportunity.yaml:2:1: warning OPP507 lots-reason-missing
    the contract is not divided into lots, and no reason is given (Procurement Act 2023, s.18)
    help: write lots_reason, or divide the contract under lots

**Stays silent**: a contract below the threshold; a value of which that cannot be told.

**Waiver**: sensible for a light touch contract, whose notice needs no reasons.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import ACT
from tenderkit.checks._opportunity import cited
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP507"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for lots, or for the reason why there are none."""
    opportunity = case.opportunity
    above = case.selection.facts.get("above_threshold") == "yes"
    if above and not opportunity.lots and not opportunity.lots_reason:
        source = cited(case.library.law, ACT, "s.18", "V")
        yield Hit(
            at=opportunity.place_of("lots"),
            message=f"the contract is not divided into lots, and no reason is given ({source})",
            help="write lots_reason, or divide the contract under lots",
        )

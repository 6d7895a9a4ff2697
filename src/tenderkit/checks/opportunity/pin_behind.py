"""A pin that holds a clause back while a later version applies.

**Why it matters.** Pins never move by themselves, so that a pack does not change under its authors.
They should know that a later wording is there, and why.

**Fires**

    clauses:
      DA-060: "1.0.0"

    opportunity.lock.yaml: note OPP110 pin-behind
    DA-060 is pinned at 1.0.0, and 1.1.0 applies: export formats named
    help: 'tenderkit update' moves it, and shows what changes

**Stays silent**: a later version that applies only to procurements commenced after this one.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP110"
SEVERITY = Severity.NOTE


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for pinned clauses of which a later version applies."""
    for taken in case.selection.taken:
        newer = case.library.at_pin(f"{taken.clause.id}@{taken.newer}")
        if newer is not None:
            pin = f"{taken.clause.id} is pinned at {taken.clause.version}"
            yield Hit(
                at=case.selection.pins.place_of(taken.clause.id),
                message=f"{pin}, and {newer.version} applies: {newer.change.reason}",
                help="'tenderkit update' moves it, and shows what changes",
                clause=taken.clause.id,
            )

"""A pinned version that doesn't apply yet to a procurement commenced on that day.

**Why it matters.** A version says from which day on it applies, because law or practice changes then. A
pack that takes it earlier holds suppliers to what isn't in force.

**Fires**

    commenced_on: 2026-12-01
    # opportunity.lock.yaml
    clauses:
      DP-010: "2.0.0"

    opportunity.lock.yaml:9:11: warning OPP115 pin-not-commenced
    DP-010 is pinned at 2.0.0, which applies from 2027-01-01, and the procurement commences on 2026-12-01
    help: 'tenderkit update' moves it to the version that applies, or correct commenced_on

**Stays silent**: a procurement that commences before the Act began (OPP306).

**Waiver**: sensible where the later wording was chosen on purpose.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import before_act
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP115"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the first day of each pinned version with the day of the procurement."""
    day = case.opportunity.commenced_on
    if before_act(case.library.law, day):
        return
    for taken in case.selection.taken:
        clause = taken.clause
        if taken.pinned and clause.commenced_from > day:
            pin = f"{clause.id} is pinned at {clause.version}"
            applies = f"which applies from {clause.commenced_from}"
            yield Hit(
                at=case.selection.pins.place_of(clause.id),
                message=f"{pin}, {applies}, and the procurement commences on {day}",
                help="'tenderkit update' moves it to the version that applies, "
                "or correct commenced_on",
                clause=clause.id,
            )

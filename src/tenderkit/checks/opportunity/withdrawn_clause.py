"""A clause of the pack that the library has withdrawn.

**Why it matters.** A clause is withdrawn because law or practice has moved on, or because it failed
in use. A pack under way may keep it, but somebody has to decide that.

**Fires**

    # clauses/data-access/DA-050/status.yaml
    withdrawn: 2026-10-01
    successor: DA-055

    opportunity.lock.yaml: warning OPP108 withdrawn-clause
    DA-050 was withdrawn on 2026-10-01; its successor is DA-055
    help: omit DA-050 under clauses and take DA-055, or keep it and have that accepted

It looks at the clauses taken: one that is pinned, or that was withdrawn after the procurement
commenced and on or before the day of the check.

**Stays silent**: a clause whose withdrawal lies after both days.

**Waiver**: sensible for a procurement that was published before the clause was withdrawn.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP108"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the status of every clause taken."""
    for taken in case.selection.taken:
        id = taken.clause.id
        status = case.library.clauses[id].status
        if status.withdrawn is None or status.withdrawn > max(
            case.opportunity.commenced_on, case.on
        ):
            continue
        added = case.opportunity.add.get(id)
        home = case.selection.pins.at if taken.pinned else case.opportunity.place_of("clauses")
        successor = status.successor
        yield Hit(
            at=added.at if added else home,
            message=f"{id} was withdrawn on {status.withdrawn}"
            + (f"; its successor is {successor}" if successor else ""),
            help=f"omit {id} under clauses"
            + (f" and take {successor}" if successor else "")
            + ", or keep it and have that accepted",
            clause=id,
        )

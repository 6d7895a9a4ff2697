"""A clause of the pack that the library has withdrawn.

**Why it matters.** A clause is withdrawn because law or practice has moved on, or because it failed
in use. A pack under way may keep it, but somebody has to decide that.

**Fires**

    # clauses/data-access/DA-050/status.yaml
    withdrawn: 2026-10-01
    successor: DA-055

    opportunity.lock.yaml:9:11: warning OPP108 withdrawn-clause
    DA-050 was withdrawn on 2026-10-01; its successor is DA-055
    help: 'tenderkit update' drops it; add DA-055 under clauses if its facts do not take it; or keep
    DA-050 and have that accepted

It looks at the clauses taken: one that is pinned, or that was withdrawn after the procurement
commenced and on or before the day of the check.

**Stays silent**: a clause whose withdrawal lies after both days.

**Waiver**: sensible for a procurement that was published before the clause was withdrawn.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import ClauseStatus
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Taken
from tenderkit.model.place import Place
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
        successor = status.successor
        yield Hit(
            at=_place(case, taken),
            message=f"{id} was withdrawn on {status.withdrawn}"
            + (f"; its successor is {successor}" if successor else ""),
            help=_help(case, taken, status),
            clause=id,
        )


def _place(case: OpportunityCase, taken: Taken) -> Place:
    """Where the clause was added by hand or pinned, or else where it can be omitted."""
    id = taken.clause.id
    if id in case.opportunity.add:
        return case.opportunity.add[id].at
    return (
        case.selection.pins.place_of(id) if taken.pinned else case.opportunity.place_of("clauses")
    )


def _help(case: OpportunityCase, taken: Taken, status: ClauseStatus) -> str:
    id, successor = taken.clause.id, status.successor
    dropped = status.withdrawn is not None and status.withdrawn <= case.opportunity.commenced_on
    if taken.pinned and dropped and id not in case.opportunity.add:
        after = f"; add {successor} under clauses if its facts do not take it" if successor else ""
        return f"'tenderkit update' drops it{after}; or keep {id} and have that accepted"
    first = f"delete {id} from add" if id in case.opportunity.add else f"omit {id} under clauses"
    after = f" and take {successor}" if successor else ""
    return f"{first}{after}, or keep it and have that accepted"

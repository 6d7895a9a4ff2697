"""A clause whose review was due before today and is not recorded as done.

**Why it matters.** Law, prices and products move on. A date by which somebody reads the clause again
is the cheapest guard against wording that has quietly gone out of date.

**Fires**

    review_by: 2026-06-30

    status.yaml:1:1: warning CLS112 review-passed
    review of DA-060 was due by 2026-06-30
    help: read it again, then set review_by in status.yaml to the next date

**Stays silent**: on the day itself; a clause that is withdrawn; a clause without a date.
"""

from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS112"
SEVERITY = Severity.WARNING


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look at the date once a clause, with its latest version."""
    clause = case.library.clauses.get(case.clause.id)
    if clause is None or clause.latest is None or clause.latest.pin != case.clause.pin:
        return
    status = clause.status
    withdrawn = status.withdrawn is not None and status.withdrawn <= case.on
    if status.review_by is None or status.review_by >= case.on or withdrawn:
        return
    yield Hit(
        at=status.at,
        message=f"review of {clause.id} was due by {status.review_by}",
        help="read it again, then set review_by in status.yaml to the next date",
        clause=clause.id,
    )

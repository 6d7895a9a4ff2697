"""A council's clause that is based on a version which a later one has replaced.

**Why it matters.** The bundled clause has moved on, for law, for practice or to mend a fault. The council's
wording has not, and nobody sees it from the pack.

**Fires**

    id: HXB-DEL-010
    based_on: DEL-010@1.0.0

    1.0.0.yaml:5:11: warning CLS203 base-stale
    HXB-DEL-010 is based on DEL-010@1.0.0, and 1.1.0 is released: gates have a fallback
    help: read what has changed, then release a version that is based on DEL-010@1.1.0

**Stays silent**: a base that is the highest released version, whatever day it applies from; a version of
the council's clause that a later one has replaced; a base that is not there, which is CLS201.

**Waiver**: sensible where legal has read the change and decided that it does not concern the council.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import current
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS203"
SEVERITY = Severity.WARNING


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the base with the highest released version of its clause."""
    clause, library = case.clause, case.library
    own = library.clauses.get(clause.id)
    if clause.based_on is None or own is None or clause not in current(own):
        return
    newer = library.newer_base(clause)
    if newer and library.is_own(clause.id):
        id = newer.id
        fact = f"{clause.id} is based on {clause.based_on.to}, and {newer.version} is released"
        yield Hit(
            at=clause.based_on.at,
            message=f"{fact}: {newer.change.reason}",
            help=f"read what has changed, then release a version that is based on {id}@{newer.version}",
            clause=clause.id,
        )

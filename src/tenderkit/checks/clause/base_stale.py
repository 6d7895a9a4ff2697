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

from tenderkit.checks._clause import can_be_mended
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS203"
SEVERITY = Severity.WARNING


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the base with the highest released version of its clause."""
    clause, base = case.clause, case.clause.based_on
    newer = case.library.newer_base(clause)
    if base and newer and case.library.is_own(clause.id) and can_be_mended(case):
        fact = f"{clause.id} is based on {base.to}, and {newer.version} is released"
        yield Hit(
            at=base.at,
            message=f"{fact}: {newer.change.reason}",
            help=f"read what has changed, then release a version that is based on {newer.pin}",
            clause=clause.id,
        )

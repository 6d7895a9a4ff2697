"""A released clause version whose file is not the one that was released.

**Why it matters.** Packs that were issued say "DA-060@1.0.0" and mean its words on the day of release.
If the file can change, nobody can show later what was agreed, nor by whom it was approved.

**Fires**

    1.0.0.yaml: error CLS111 frozen-file-changed
    DA-060@1.0.0 is not the file that was released: its digest is 1c0ffee1, not 5eed5eed
    help: put the released file back, and make the change in draft.yaml

A file that was never recorded is found too:

    DA-060@1.0.0 is not in library.lock.yaml
    help: 'tenderkit release DA-060' records it

**Stays silent**: a working draft; a file whose line endings alone have changed.

**Waiver**: never sensible.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import lock_fault
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ANNEX
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "CLS111"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the digest of the file with the one recorded in the lock."""
    clause = case.clause
    unlocked = clause.draft or clause.version == ANNEX
    fault = "" if unlocked else lock_fault(case.library, clause.pin, clause.digest)
    if fault:
        recorded = clause.pin in case.library.lock
        back = "put the released file back, and make the change in draft.yaml"
        yield Hit(
            at=Place(file=clause.at.file),
            message=fault,
            help=back if recorded else f"'tenderkit release {clause.id}' records it",
            clause=clause.id,
        )

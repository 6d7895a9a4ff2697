"""Released definitions, or a released guidance item, whose file is not the one that was released.

**Why it matters.** A pack is made with one version of the general definitions, and every clause in it
means what they say. Changed afterwards, they change the meaning of contracts that have been signed.

**Fires**

    clauses/definitions/1.0.0.yaml: error LIB108 frozen-text-changed
    definitions@1.0.0 is not the file that was released: its digest is 1c0ffee1, not 5eed5eed
    help: put the released file back, and make the change in a new version

A file that was never recorded is found too.

**Stays silent**: a file whose line endings alone have changed. Clauses have CLS111.

**Waiver**: never sensible.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import lock_fault
from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "LIB108"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Compare the digests with those recorded in the lock."""
    library = case.library
    texts = [(f"definitions@{d.version}", d.digest, d.at) for d in library.definitions]
    texts += [(i.pin, i.digest, i.at) for items in library.guidance.values() for i in items]
    for pin, digest, at in texts:
        if fault := lock_fault(library, pin, digest):
            recorded = pin in library.lock
            back = "put the released file back, and make the change in a new version"
            id = pin.partition("@")[0]
            yield Hit(
                at=Place(file=at.file),
                message=fault,
                help=back if recorded else f"'tenderkit release {id}' records it",
                clause=id,
            )

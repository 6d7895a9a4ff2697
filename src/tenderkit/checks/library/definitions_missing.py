"""A library without general definitions.

**Why it matters.** Every clause says "the Supplier" and "the Council". Without definitions those words
mean what each side would like them to mean.

**Fires**

    clauses/library.yaml:1:1: error LIB107 definitions-missing
    tenderkit has no general definitions
    help: add definitions/1.0.0.yaml with the terms that every clause uses

**Stays silent**: a library with at least one version of its definitions; one whose lock records a
version that is gone, which is LIB106; one whose definitions cannot be read.
"""

from collections.abc import Iterator

from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB107"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Ask whether there are any."""
    library = case.library
    recorded = any(pin.startswith("definitions@") for pin in library.lock)
    if not library.definitions and not recorded and "definitions" not in library.unreadable:
        yield Hit(
            at=library.at,
            message=f"{library.id} has no general definitions",
            help="add definitions/1.0.0.yaml with the terms that every clause uses",
        )

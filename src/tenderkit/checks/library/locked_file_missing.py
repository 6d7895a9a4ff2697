"""A version that was released and recorded, and whose file is gone.

**Why it matters.** A pack that was issued with it can't be rebuilt, and nobody can read any more what
a council has signed.

**Fires**

    clauses/library.lock.yaml: error LIB106 locked-file-missing
    DA-060@1.0.0 was released, and its file is not there
    help: put it back from the history of the library; withdraw a clause in its status.yaml instead

**Stays silent**: a clause that is withdrawn and whose files are kept; one of which a file cannot be read.

**Waiver**: never sensible.
"""

from collections.abc import Iterator

from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "LIB106"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Compare the lock with what was read: clauses, guidance and definitions."""
    library = case.library
    held = {version.pin for clause in library.clauses.values() for version in clause.versions}
    held |= {item.pin for items in library.guidance.values() for item in items}
    held |= {f"definitions@{definitions.version}" for definitions in library.definitions}
    folder = library.at.file.removesuffix("library.yaml")
    for pin in sorted(set(library.lock) - held):
        id = pin.partition("@")[0]
        if id in library.unreadable:
            continue
        yield Hit(
            at=Place(file=f"{folder}library.lock.yaml"),
            message=f"{pin} was released, and its file is not there",
            help=(
                "put it back from the history of the library; "
                "withdraw a clause in its status.yaml instead"
            ),
            clause=id,
        )

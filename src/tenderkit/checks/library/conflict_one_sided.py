"""A conflict that only one of two clauses knows of, or between clauses of which one needs the other.

**Why it matters.** Whoever reads the other clause isn't warned. Where a clause needs what it conflicts
with, no pack can hold it at all.

**Fires**

    # DA-060
    conflicts_with: [DA-080]
    # DA-080
    conflicts_with: []

    clauses/data-access/DA-060/1.0.0.yaml:26:18: error LIB104 conflict-one-sided
    DA-060 conflicts with DA-080, and DA-080 does not say so
    help: put DA-060 under conflicts_with of DA-080, or take it out here

    DA-060 conflicts with DA-080 and needs it
    help: take one of the two out

It also finds a conflict with a clause that is needed by way of others.

**Stays silent**: a conflict with a clause that the library does not hold, which is CLS108; a council's
own clause that names a bundled one, which cannot name it back.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import links
from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.model.library import Library
from tenderkit.rules.rule import Hit

CODE = "LIB104"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Compare each conflict with what the other clause says, and with what is needed."""
    library = case.library
    for id, clause in library.clauses.items():
        needed = _needed(library, id)
        for to, link in links(clause, lambda v: v.conflicts_with).items():
            other = library.clauses.get(to)
            if other is None:
                continue
            if to in needed or to == id:
                by = needed.get(to, id)
                message = f"{id} conflicts with {to} and needs it{f', by way of {by}' * (by != id)}"
                help = "take one of the two out"
            elif library.is_own(id) and not library.is_own(to):
                continue
            elif id not in links(other, lambda v: v.conflicts_with):
                message = f"{id} conflicts with {to}, and {to} does not say so"
                help = f"put {id} under conflicts_with of {to}, or take it out here"
            else:
                continue
            yield Hit(at=link.at, message=message, help=help, clause=id)


def _needed(library: Library, id: str) -> dict[str, str]:
    """Every clause that is needed, directly or by way of others, and the clause that needs it."""
    found: dict[str, str] = {}
    waiting = [id]
    for needing in waiting:
        clause = library.clauses.get(needing)
        for to in links(clause, lambda v: v.needs) if clause else ():
            if to not in found:
                found[to] = needing
                waiting.append(to)
    return found

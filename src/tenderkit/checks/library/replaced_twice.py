"""A bundled clause that two of the council's own replace.

**Why it matters.** A reference to the replaced clause can lead to one place only. With two in its place,
suppliers are bound by both, and the pack cannot tell which of them is meant.

**Fires**

    # HXB-DEL-010
    replaces: DEL-010
    # HXB-DEL-015
    replaces: DEL-010

    delivery/HXB-DEL-015/1.0.0.yaml:4:11: error LIB201 replaced-twice
    DEL-010 is replaced by HXB-DEL-010 and again by HXB-DEL-015
    help: let one of them replace it

**Stays silent**: several versions of one clause; a clause that is withdrawn.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import current
from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB201"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Note who replaces each clause first, and report every other."""
    library = case.library
    first: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for id, clause in library.clauses.items():
        for version in (
            current(clause) if library.is_own(id) and not clause.status.withdrawn else ()
        ):
            if version.replaces is None:
                continue
            to = version.replaces.to
            if first.setdefault(to, id) != id and (to, id) not in told:
                told.add((to, id))
                message = f"{to} is replaced by {first[to]} and again by {id}"
                help = "let one of them replace it"
                yield Hit(at=version.replaces.at, message=message, help=help, clause=id)

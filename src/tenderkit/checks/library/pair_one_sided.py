"""A pair of which only one clause names the other.

**Why it matters.** Paired clauses prove, price or complete each other. An officer who leaves one out
is warned only by the clause that names it.

**Fires**

    # DA-060
    pairs_with: [EXIT-030]
    # EXIT-030
    pairs_with: []

    clauses/data-access/DA-060/1.0.0.yaml:25:14: error LIB105 pair-one-sided
    DA-060 pairs with EXIT-030, and EXIT-030 does not say so
    help: put DA-060 under pairs_with of EXIT-030

**Stays silent**: a pair that a draft of the other clause names; a pair with a clause that the library
does not hold, which is CLS108; a council's own clause that names a bundled one, which cannot name it back.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import links
from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB105"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Compare each pair with what the other clause says."""
    for id, clause in case.library.clauses.items():
        for to, link in links(clause, lambda v: v.pairs_with).items():
            other = case.library.clauses.get(to)
            if other is None or id in links(other, lambda v: v.pairs_with):
                continue
            if case.library.is_own(id) and not case.library.is_own(to):
                continue
            yield Hit(
                at=link.at,
                message=f"{id} pairs with {to}, and {to} does not say so",
                help=f"put {id} under pairs_with of {to}",
                clause=id,
            )

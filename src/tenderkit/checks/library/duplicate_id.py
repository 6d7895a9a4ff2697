"""Two clauses with one id.

**Why it matters.** A pin says "DA-060@1.0.0" and has to mean one wording. Where two clauses share an
id, only the first is read, and the words of the other go into no pack.

**Fires**

    clauses/data/DA-060/1.0.0.yaml:1:1: error LIB101 duplicate-id
    DA-060 is used a second time; the first is clauses/data-access/DA-060/1.0.0.yaml
    help: give one of them another id

**Stays silent**: several versions of one clause in its folder; a council's own `HXB-DA-060`.
"""

from collections.abc import Iterator

from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB101"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Report what reading found twice."""
    for link in case.library.duplicates:
        clause = case.library.clauses.get(link.to)
        first = clause.latest if clause else None
        where = f"; the first is {first.at.file}" if first else ""
        yield Hit(
            at=link.at,
            message=f"{link.to} is used a second time{where}",
            help="give one of them another id",
            clause=link.to,
        )

"""One phrase with two definitions.

**Why it matters.** Volume 8 prints every definition in use. With two meanings for one phrase, each
side will rely on the one that suits it.

**Fires**

    # DA-080
    terms: {Council Data: {plural: "", text: ...}}
    # DQ-030
    terms: {Council Data: {plural: "", text: ...}}

    clauses/data-quality/DQ-030/1.0.0.yaml:25:3: error LIB102 term-defined-twice
    "Council Data" is defined in DA-080 and again in DQ-030
    help: keep one definition, and put its clause under needs of the other

A plural counts like the term itself, and so do the general definitions.

**Stays silent**: two versions of one clause, or of the general definitions; a clause of the council
and the one that it replaces; a clause that is withdrawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tenderkit.checks._clause import current, general_definitions
from tenderkit.model.case import LibraryCase
from tenderkit.model.clause import Term
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB102"
SEVERITY = Severity.ERROR

_GENERAL = "the general definitions"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Defined:
    home: str
    term: Term
    instead_of: str = ""
    """The clause that its home replaces: no pack holds both."""


def check(case: LibraryCase) -> Iterator[Hit]:
    """Gather every phrase with its first home; a second home is a fault."""
    homes: dict[str, _Defined] = {}
    told = set()
    for defined in _definitions(case):
        for phrase in (defined.term.term, defined.term.plural):
            first = homes.setdefault(phrase, defined) if phrase else defined
            same = first.home == defined.home and first.term.term == defined.term.term
            same = same or first.home == defined.instead_of
            key = (first.term.term, defined.home)
            if same or key in told:
                continue
            told.add(key)
            yield _hit(phrase, first, defined)


def _definitions(case: LibraryCase) -> Iterator[_Defined]:
    general = general_definitions(case.library)
    for term in general.terms if general else ():
        yield _Defined(home=_GENERAL, term=term)
    for clause in case.library.clauses.values():
        withdrawn = clause.status.withdrawn
        for version in () if withdrawn and withdrawn <= case.on else current(clause):
            for term in version.terms:
                replaces = version.replaces.to if version.replaces else ""
                yield _Defined(home=clause.id, term=term, instead_of=replaces)


def _hit(phrase: str, first: _Defined, second: _Defined) -> Hit:
    if first.home == _GENERAL:
        help = "delete the second, or give it another name"
    elif first.home == second.home:
        help = "give one of them another plural or another name"
    else:
        help = "keep one definition, and put its clause under needs of the other"
    return Hit(
        at=second.term.at,
        message=f'"{phrase}" is defined in {first.home} and again in {second.home}',
        help=help,
        clause="" if second.home == _GENERAL else second.home,
    )

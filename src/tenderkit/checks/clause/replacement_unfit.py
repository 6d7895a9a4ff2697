"""A `replaces` or `based_on` that cannot stand.

**Why it matters.** A council's clause takes the place of a bundled one by naming it. Under a wrong id both
go into the pack, and a supplier is bound by two wordings of one duty.

**Fires**

    id: HXB-DEL-010
    replaces: DEL-100

    1.0.0.yaml:4:11: error CLS201 replacement-unfit
    replaces names DEL-100, which the library does not hold
    help: did you mean DEL-010?

It fires where either names a clause or version that is not there, or a clause of the council's own; where
the two name different clauses; and where a clause that is not a council's own has one of them.

**Stays silent**: a clause of which a file cannot be read; a base that has been replaced by a later version,
which is CLS203.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import held
from tenderkit.checks._opportunity import listed
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Link
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "CLS201"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look up what the clause replaces and what it is based on."""
    clause = case.clause
    named = [("replaces", clause.replaces), ("based_on", clause.based_on)]
    faults = [_fault(case, field, link) for field, link in named if link]
    yield from (fault for fault in faults if fault)
    if clause.replaces and clause.based_on and not any(faults):
        base = clause.based_on.to.partition("@")[0]
        if base != clause.replaces.to:
            message = f"{clause.id} replaces {clause.replaces.to} and is based on {base}"
            help = f"base it on a version of {clause.replaces.to}, or delete one of the two"
            yield Hit(at=clause.based_on.at, message=message, help=help, clause=clause.id)


def _fault(case: ClauseCase, field: str, link: Link) -> Hit | None:
    library, id = case.library, link.to.partition("@")[0]
    if not library.is_own(case.clause.id):
        fact = f"{case.clause.id} has {field}, and is not a council's own clause"
        help = f"delete {field}"
    elif library.is_own(id):
        fact = f"{field} names {link.to}, which is the council's own"
        help = f"withdraw {id} in its status.yaml, with {case.clause.id} as its successor"
    elif not held(library, id):
        fact = f"{field} names {link.to}, which the library does not hold"
        help = did_you_mean(id, [one for one in library.clauses if not library.is_own(one)])
    elif id in library.unreadable or link.to == id or library.at_pin(link.to):
        return None
    else:
        fact = f"{field} names {link.to}, which the library does not hold"
        clause = library.clauses.get(id)
        versions = [version.version for version in clause.versions] if clause else []
        help = f"{id} has {listed(versions)}" if versions else f"{id} has no released version"
    return Hit(at=link.at, message=fact, help=help, clause=case.clause.id)

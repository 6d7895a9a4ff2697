"""A pin that the library cannot honour: the version is gone, or its file is another than was pinned.

**Why it matters.** A pin promises that the pack is made of the very wording that was chosen and
approved. A pack made of something else would look the same.

**Fires**

    clauses:
      DA-060: "1.2.0"

    opportunity.lock.yaml:2:11: error OPP107 pin-not-in-library
    DA-060 is pinned at 1.2.0, which the library does not hold
    help: the library holds 1.0.0 and 1.1.0; 'tenderkit update' moves the pin

It fires for clauses, guidance items and definitions, for a pinned clause of which the library holds
no version at all, and where the digest of a pinned clause is not that of the library's file.

**Stays silent**: a pinned version that is not the newest, which is OPP110; a clause whose file cannot be
read, which has a finding of its own.
"""

from collections.abc import Iterable, Iterator

from tenderkit.checks._opportunity import listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP107"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look every pin up, and compare the digests of the clauses taken."""
    library, pins = case.library, case.selection.pins
    for id, version in pins.clauses.items():
        if id not in library.clauses and id not in library.unreadable:
            yield Hit(
                at=pins.lines.get(id, pins.at),
                message=f"{id} is pinned at {version}, and the library holds no clause {id}",
                help="put the clause back, or run 'tenderkit update', which drops the pin",
                clause=id,
            )
    for one in case.selection.left_out:
        if one.kind == "pin-missing" and one.id not in library.unreadable:
            held = [version.version for version in library.clauses[one.id].versions]
            yield _missing(case, one.id, pins.clauses[one.id], held)
    for id, version in pins.guidance.items():
        held = [item.version for item in library.guidance.get(id, ())]
        if version not in held:
            yield _missing(case, id, version, held)
    held = [definitions.version for definitions in library.definitions]
    if pins.definitions and pins.definitions not in held:
        yield _missing(case, "definitions", pins.definitions, held)
    for taken in case.selection.taken:
        pinned = pins.digests.get(taken.clause.pin, "")
        if taken.pinned and pinned and pinned != taken.clause.digest:
            yield Hit(
                at=pins.lines.get(taken.clause.id, pins.at),
                message=f"{taken.clause.pin} in the library is not the file that was pinned",
                help="put the file back, or run 'tenderkit update' and read what has changed",
                clause=taken.clause.id,
            )


def _missing(case: OpportunityCase, id: str, version: str, held: Iterable[str]) -> Hit:
    there = listed(held) if held else "none of it"
    return Hit(
        at=case.selection.pins.lines.get(id, case.selection.pins.at),
        message=f"{id} is pinned at {version}, which the library does not hold",
        help=f"the library holds {there}; 'tenderkit update' moves the pin",
        clause="" if id == "definitions" or id.startswith("IG-") else id,
    )

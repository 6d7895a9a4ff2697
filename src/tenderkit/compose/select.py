"""Which clauses go into the pack, in which version, and why; which do not, and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tenderkit.compose.facts import UNKNOWN, all_facts
from tenderkit.model.clause import (
    ChangeRecord,
    Clause,
    ClauseVersion,
    Condition,
    version_key,
)
from tenderkit.model.library import Definitions, GuidanceItem, Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import LeftOut, Pins, Selection, Taken

Choice = Taken | LeftOut


def select(opportunity: Opportunity, library: Library, pins: Pins) -> Selection:
    """Sort every clause of the library into taken and left out.

    A pin decides the version; without one it is the highest released version that applies to procurements
    commenced on the opportunity's day. A clause in whose place one of the council's is taken is left out.
    """
    facts = all_facts(opportunity, library)
    choices = [_choose(clause, opportunity, facts, pins) for clause in _in_library_order(library)]
    replaced = dict(_replaced(choices, library))
    choices = [_replaced_by(choice, replaced) for choice in choices]
    return Selection(
        taken=tuple(choice for choice in choices if isinstance(choice, Taken)),
        left_out=tuple(choice for choice in choices if isinstance(choice, LeftOut)),
        facts=facts,
        definitions=_definitions(library, opportunity.commenced_on, pins),
        guidance=_guidance(library, opportunity.commenced_on, facts, pins),
        replaced=replaced,
        pins=pins,
    )


def pins_of(selection: Selection, library: Library) -> Pins:
    """The pins that a build of this selection leaves: newly taken added, no longer taken dropped.

    A clause that an unknown fact leaves open keeps its pin, so that it comes back as it was.
    """
    before = selection.pins
    undecided = {one.id for one in selection.left_out if one.kind == "undecided"}
    kept = {id: version for id, version in before.clauses.items() if id in undecided}
    digests = {pin: before.digests.get(pin, "") for pin in (f"{i}@{v}" for i, v in kept.items())}
    return Pins(
        clauses=kept | {taken.clause.id: taken.clause.version for taken in selection.taken},
        digests={pin: digest for pin, digest in digests.items() if digest}
        | {taken.clause.pin: taken.clause.digest for taken in selection.taken},
        guidance={item.id: item.version for item in selection.guidance},
        definitions=selection.definitions.version,
        library=f"{library.id} {library.version}",
    )


def applies(conditions: Iterable[Condition], facts: Mapping[str, str]) -> tuple[str, str]:
    """Whether all conditions hold: ("yes" | "no" | "unknown", the words that say why)."""
    reasons = []
    undecided = ""
    for condition in conditions:
        value = facts.get(condition.fact, UNKNOWN)
        if value == UNKNOWN:
            undecided = undecided or f"{condition.fact} is unknown"
        elif value not in condition.values:
            return "no", f"{condition.fact} is {value}, not {' or '.join(condition.values)}"
        else:
            reasons.append(f"{condition.fact} is {value}")
    if undecided:
        return UNKNOWN, undecided
    return "yes", ", ".join(reasons) or "applies to every procurement"


def applicable(versions: Iterable[ClauseVersion], on: date) -> ClauseVersion | None:
    """The highest of some versions, oldest first, that applies to procurements commenced that day."""
    fitting = [version for version in versions if version.commenced_from <= on]
    return fitting[-1] if fitting else None


def _choose(
    clause: Clause, opportunity: Opportunity, facts: Mapping[str, str], pins: Pins
) -> Choice:
    best = applicable(clause.versions, opportunity.commenced_on)
    version, pinned = best, pins.clauses.get(clause.id)
    if pinned:
        version = next((v for v in clause.versions if v.version == pinned), None)
        if version is None:
            why = f"pinned at {pinned}, which the library does not hold"
            return _left_out(clause, best, "pin-missing", why)
    if version is None:
        why = (
            f"no released version applies to a procurement commenced on {opportunity.commenced_on}"
        )
        return _left_out(clause, clause.latest, "no-version", why)
    if (
        clause.status.withdrawn
        and not pinned
        and clause.status.withdrawn <= opportunity.commenced_on
    ):
        successor = (
            f"; its successor is {clause.status.successor}" if clause.status.successor else ""
        )
        why = f"withdrawn on {clause.status.withdrawn}{successor}"
        return _left_out(clause, version, "withdrawn", why)
    if clause.id in opportunity.omit:
        return _left_out(clause, version, "omitted", opportunity.omit[clause.id].value)
    newer = (
        best.version if best and version_key(best.version) > version_key(version.version) else ""
    )
    added = opportunity.add.get(clause.id)
    if added:
        return Taken(clause=version, why=added.value, newer=newer, pinned=bool(pinned), added=True)
    answer, why = applies(version.applies_when, facts)
    if answer == "yes":
        return Taken(clause=version, why=why, newer=newer, pinned=bool(pinned))
    if answer == UNKNOWN:
        return _left_out(clause, version, "undecided", f"cannot tell: {why}")
    return _left_out(clause, version, "fact", why)


def _replaced(choices: Iterable[Choice], library: Library) -> Iterator[tuple[str, str]]:
    """The bundled clauses in whose place one of the council's is taken, and the id of that one."""
    for clause in (choice.clause for choice in choices if isinstance(choice, Taken)):
        replaces = clause.replaces
        if replaces and library.is_own(clause.id) and not library.is_own(replaces.to):
            yield replaces.to, clause.id


def _replaced_by(choice: Choice, replaced: Mapping[str, str]) -> Choice:
    id = choice.clause.id if isinstance(choice, Taken) else choice.id
    if id not in replaced:
        return choice
    title = choice.clause.title if isinstance(choice, Taken) else choice.title
    return LeftOut(id=id, title=title, kind="replaced", why=f"replaced by {replaced[id]}")


def _left_out(clause: Clause, version: ClauseVersion | None, kind: str, why: str) -> LeftOut:
    return LeftOut(id=clause.id, title=version.title if version else "", kind=kind, why=why)


def _in_library_order(library: Library) -> list[Clause]:
    """By category and id; a clause of the council stands where the one stood that it replaces."""
    order = {category.key: place for place, category in enumerate(library.categories)}

    def place(clause: Clause) -> tuple[int, str, str]:
        replaces = clause.latest.replaces if clause.latest else None
        family = clause.category.rpartition("-")[2]
        stood = replaces.to if replaces else clause.id
        return order.get(family, len(order)), stood, clause.id

    return sorted(library.clauses.values(), key=place)


def _definitions(library: Library, on: date, pins: Pins) -> Definitions:
    if pins.definitions:
        pinned = [d for d in library.definitions if d.version == pins.definitions]
        if pinned:
            return pinned[0]
    fitting = [d for d in library.definitions if d.commenced_from <= on]
    if fitting:
        return fitting[-1]
    record = ChangeRecord(kind="edition", reason="", author="", approver="", date=on)
    return Definitions(version="", commenced_from=on, terms=(), change=record)


def _guidance(
    library: Library, on: date, facts: Mapping[str, str], pins: Pins
) -> tuple[GuidanceItem, ...]:
    chosen = []
    for id, versions in sorted(library.guidance.items()):
        fitting = [item for item in versions if item.commenced_from <= on]
        pinned = [item for item in versions if item.version == pins.guidance.get(id)]
        item = pinned[0] if pinned else fitting[-1] if fitting else None
        if item and applies(item.applies_when, facts)[0] == "yes":
            chosen.append(item)
    return tuple(chosen)

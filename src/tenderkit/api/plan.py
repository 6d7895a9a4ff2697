"""What a build would take, before anything is written; and moving pins on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tenderkit.api.compose import Composed, compose_opportunity
from tenderkit.compose.select import pins_of, select
from tenderkit.model.clause import ClauseStatus
from tenderkit.model.finding import Finding
from tenderkit.model.library import Library
from tenderkit.model.pack import Filled, LeftOut, Pins, Selection, Taken
from tenderkit.store.pins import FILE as LOCK
from tenderkit.store.pins import render_pins
from tenderkit.store.write import write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A pin that moves: empty ``old`` where it is new, empty ``new`` where it is dropped."""

    id: str
    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Clauses taken and left out, blanks open and pins that would move."""

    looked_at: str
    findings: list[Finding]
    taken: tuple[Taken, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    open_blanks: tuple[Filled, ...] = ()
    pins: tuple[Move, ...] = ()
    """What the next build pins or drops; from ``update``, what it moved."""
    behind: tuple[Move, ...] = ()
    """What ``update`` would move."""
    withdrawn: Mapping[str, ClauseStatus] = field(default_factory=dict)
    """Those clauses, taken or left out, that the library has withdrawn, by id."""


def plan(target: Path, on: date, library: Path | None = None) -> Plan:
    """The plan for one opportunity; empty but for findings where it cannot be read."""
    return _planned(compose_opportunity(target, on, library, with_pack=False))


def update(target: Path, on: date, library: Path | None = None, *, write: bool = True) -> Plan:
    """Move every pin to the version that now applies, and say which moved; ``pins`` holds the moves.

    The findings are those that are left after the move.
    """
    composed = compose_opportunity(target, on, library, with_pack=False)
    planned = _planned(composed)
    if composed.opportunity is None or composed.selection is None:
        return planned
    fresh = select(composed.opportunity, composed.opened.library, Pins())
    fresh = replace(fresh, pins=composed.selection.pins)  # for those that are still undecided
    pins = pins_of(fresh, composed.opened.library)
    moves = moves_between(composed.selection.pins, fresh, composed.opened.library)
    if not moves:
        return replace(planned, pins=())
    if write:
        write_file(composed.folder / LOCK, render_pins(pins).encode("utf-8"))
    moved = compose_opportunity(target, on, library, pins=None if write else pins, with_pack=False)
    return replace(planned, pins=moves, findings=moved.findings)


def _planned(composed: Composed) -> Plan:
    opportunity, selection = composed.opportunity, composed.selection
    if opportunity is None or selection is None:
        return Plan(looked_at=composed.name, findings=composed.findings)
    library = composed.opened.library
    return Plan(
        looked_at=composed.name,
        taken=selection.taken,
        left_out=selection.left_out,
        open_blanks=tuple(
            f for f in composed.filled if not f.value and f.blank.filled_by == "authority"
        ),
        pins=moves_between(selection.pins, selection, library),
        behind=tuple(
            Move(
                id=taken.clause.id,
                old=taken.clause.version,
                new=taken.newer,
                reason=_reason(library, taken.clause.id, taken.newer),
            )
            for taken in selection.taken
            if taken.newer
        ),
        withdrawn={id: c.status for id, c in library.clauses.items() if c.status.withdrawn},
        findings=composed.findings,
    )


def moves_between(old: Pins, new: Selection, library: Library) -> tuple[Move, ...]:
    """The pins that a selection sets otherwise than they stood, by id, each with the reason.

    It is why the version exists, or why the clause is no longer taken.
    """
    pins = pins_of(new, library)
    before = {**old.clauses, **old.guidance, "definitions": old.definitions}
    after = {**pins.clauses, **pins.guidance, "definitions": pins.definitions}
    why_not = {out.id: out.why for out in new.left_out}
    return tuple(
        Move(
            id=id,
            old=before.get(id, ""),
            new=after.get(id, ""),
            reason=_reason(library, id, after[id]) if id in after else why_not.get(id, ""),
        )
        for id in sorted({**before, **after})
        if before.get(id, "") != after.get(id, "")
    )


def _reason(library: Library, id: str, version: str) -> str:
    """Why that version exists, from its change record."""
    moved_to = library.at_pin(f"{id}@{version}")
    return moved_to.change.reason if moved_to else ""

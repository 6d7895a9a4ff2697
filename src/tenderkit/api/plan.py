"""What a build would take, before anything is written; and moving pins on purpose."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tenderkit.api.compose import Composed, compose_opportunity
from tenderkit.compose.select import pins_of, select
from tenderkit.model.finding import Finding
from tenderkit.model.library import Library
from tenderkit.model.pack import Filled, LeftOut, Pins, Taken
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


def plan(target: Path, on: date, library: Path | None = None) -> Plan:
    """The plan for one opportunity; empty but for findings where it cannot be read."""
    return _planned(compose_opportunity(target, on, library, with_pack=False))


def update(target: Path, on: date, library: Path | None = None, *, write: bool = True) -> Plan:
    """Move every pin to the version that now applies, and say which moved; ``pins`` holds the moves."""
    composed = compose_opportunity(target, on, library, with_pack=False)
    planned = _planned(composed)
    if composed.opportunity is None or composed.selection is None:
        return planned
    fresh = select(composed.opportunity, composed.opened.library, Pins())
    pins = pins_of(fresh, composed.opened.library)
    moves = _moves(composed.selection.pins, pins, composed.opened.library)
    if write and moves:
        write_file(composed.folder / LOCK, render_pins(pins).encode("utf-8"))
    return replace(planned, pins=moves)


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
        pins=_moves(selection.pins, pins_of(selection, library), library),
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
        findings=composed.findings,
    )


def _moves(old: Pins, new: Pins, library: Library) -> tuple[Move, ...]:
    before = {**old.clauses, **old.guidance, "definitions": old.definitions}
    after = {**new.clauses, **new.guidance, "definitions": new.definitions}
    return tuple(
        Move(
            id=id,
            old=before.get(id, ""),
            new=after.get(id, ""),
            reason=_reason(library, id, after.get(id, "")),
        )
        for id in sorted({**before, **after})
        if before.get(id, "") != after.get(id, "")
    )


def _reason(library: Library, id: str, version: str) -> str:
    """Why that version exists, from its change record."""
    moved_to = library.at_pin(f"{id}@{version}")
    return moved_to.change.reason if moved_to else ""

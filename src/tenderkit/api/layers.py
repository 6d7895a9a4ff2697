"""Which layer sets each blank of a clause, and what stands in the place of what."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.api.library import Opened, open_library, shown_path
from tenderkit.compose.fill import fill
from tenderkit.compose.select import select
from tenderkit.errors import Refused
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import Filled, Selection
from tenderkit.store.opportunity_file import FILE, read_opportunity
from tenderkit.store.pins import read_pins
from tenderkit.text.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What lies over a clause version, and under it."""

    filled: tuple[Filled, ...] = ()
    """Each blank with the value that applies, and the layer that sets it."""
    council: bool = False
    """Whether there is a council's own library, or an opportunity: else every value is the clause's."""
    replaced_by: tuple[str, ...] = ()
    """Ids of the council's clauses that take its place wherever they are taken."""
    newer_base: str = ""
    """A later version of what it is based on; empty where the base is the latest, or there is none."""
    opportunity: str = ""
    """Id of the opportunity that was asked for."""
    outcome: str = ""
    """Whether that opportunity takes it, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An opportunity, with the library around it and the clauses that it takes."""

    opened: Opened
    opportunity: Opportunity
    selection: Selection

    def version_of(self, id: str) -> str:
        """The version that it takes of a clause; empty where it takes none."""
        taken = self.selection.clause(id)
        return taken.version if taken else ""

    def outcome_of(self, id: str) -> str:
        """Whether it takes a clause, and why."""
        for taken in self.selection.taken:
            if taken.clause.id == id:
                return f"taken at {taken.clause.version}: {taken.why}"
        return next(f"left out: {o.why}" for o in self.selection.left_out if o.id == id)


def ask(target: Path, library: Path | None) -> Asked:
    """An opportunity, read for what it says of a clause.

    Raises:
        NotFound: there is no opportunity there.
        Refused: a file of it holds mistakes.
    """
    from tenderkit.api.compose import opportunity_folder

    folder = opportunity_folder(target)
    opened, shown = open_library(folder, library), shown_path(folder)
    opportunity, findings = read_opportunity(folder / FILE, f"{shown}/{FILE}")
    pins, faults = read_pins(folder, shown)
    if opportunity is None or faults:
        mistakes = counted(len(findings) + len(faults), "mistake")
        raise Refused(f"{shown} holds {mistakes}", help=f"'tenderkit check {shown}' shows them")
    selection = select(opportunity, opened.library, pins)
    return Asked(opened=opened, opportunity=opportunity, selection=selection)


def layers_of(clause: ClauseVersion, library: Library, asked: Asked | None) -> Layers:
    """What lies over a clause version in a library, and in the opportunity that was asked."""
    newer = library.newer_base(clause)
    return Layers(
        filled=fill((clause,), library, asked.opportunity if asked else None),
        council=bool(library.prefix) or asked is not None,
        replaced_by=tuple(
            id
            for id, other in library.clauses.items()
            if (latest := other.latest) and latest.replaces and latest.replaces.to == clause.id
        ),
        newer_base=newer.version if newer else "",
        opportunity=asked.opportunity.id if asked else "",
        outcome=asked.outcome_of(clause.id) if asked else "",
    )

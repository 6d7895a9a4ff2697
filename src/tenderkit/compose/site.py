"""Where generated blocks are made: the parts of a pack that they draw on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tenderkit.compose.wording import Wording
from tenderkit.model.block import Blocks, Form, Reference, Runs, Table, Text
from tenderkit.model.clause import ClauseVersion, Term
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Criterion, Opportunity
from tenderkit.model.pack import (
    Filled,
    KeyDate,
    NoticeField,
    Requirement,
    Selection,
    Traced,
    VolumeSpec,
    standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a generated block may look at."""

    opportunity: Opportunity
    library: Library
    selection: Selection
    issued: tuple[ClauseVersion, ...]
    """Clauses as this pack issues them, departures made, annex last."""
    filled: tuple[Filled, ...]
    specs: tuple[VolumeSpec, ...]
    """The volumes of this pack."""
    unused: tuple[VolumeSpec, ...]
    """Volumes that this pack has no use for."""
    forms: tuple[Form, ...]
    dates: tuple[KeyDate, ...]
    notice: tuple[NoticeField, ...]
    terms: Mapping[str, tuple[Term, str]]
    """Terms in use: term to (definition, id of the clause that defines it or nothing)."""
    wording: Wording
    requirements: tuple[Requirement, ...]
    """In the order of their clauses; where they stand is not known yet."""
    trace: tuple[Traced, ...]
    """One row a requirement."""

    def clause(self, id: str) -> ClauseVersion | None:
        """The issued clause of that id, or the one that stands in its place."""
        wanted = standing(id, self.selection.replaced)
        return next((clause for clause in self.issued if clause.id == wanted), None)

    def requirement(self, id: str) -> Requirement | None:
        """The requirement of that id, or the one that stands in its place."""
        wanted = standing(id, self.selection.replaced)
        return next((one for one in self.requirements if one.id == wanted), None)

    def criterion(self, id: str) -> Criterion | None:
        """The criterion or part of that id."""
        for criterion in self.opportunity.criteria:
            for one in (criterion, *criterion.parts):
                if one.id == id:
                    return one
        return None


Maker = Callable[..., Blocks]
"""A generated block: a site, then the call's own arguments."""


def words(text: str) -> Runs:
    """A cell or paragraph of plain words."""
    return (Text(text=text),)


def references(targets: list[str]) -> Runs:
    """References one after another, with commas between."""
    runs: list[Text | Reference] = []
    for target in targets:
        runs.extend([Text(text=", ")] if runs else [])
        runs.append(Reference(target=target))
    return tuple(runs)


def table(
    title: str, header: str, widths: tuple[int, ...], rows: Sequence[tuple[Runs, ...]]
) -> Blocks:
    """A table whose header is given as "Step | Date"; nothing where there are no rows."""
    if not rows:
        return ()
    cells = tuple(words(cell.strip()) for cell in header.split("|"))
    return (Table(header=cells, rows=tuple(rows), widths=widths, title=title),)

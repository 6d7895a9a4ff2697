"""What a check is given: everything it may need, and no clock or disk."""

from dataclasses import dataclass
from datetime import date

from tenderkit.model.clause import ClauseVersion
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import Filled, Pack, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCase:
    """A clause version within its library, looked at on one day (checks ``CLS``)."""

    clause: ClauseVersion
    library: Library
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCase:
    """A library, looked at on one day (checks ``LIB``)."""

    library: Library
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityCase:
    """An opportunity with the clauses selected for it (checks ``OPP``)."""

    opportunity: Opportunity
    library: Library
    selection: Selection
    filled: tuple[Filled, ...]
    bank_holidays: frozenset[date]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCase:
    """A composed pack (checks ``PCK``)."""

    pack: Pack
    on: date


Case = ClauseCase | LibraryCase | OpportunityCase | PackCase

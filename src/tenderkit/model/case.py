"""What a check is given: everything it may need, and no clock or disk."""

from __future__ import annotations  # a check of clauses then loads no noun of packs

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import date

    from tenderkit.model.clause import ClauseVersion
    from tenderkit.model.library import Library
    from tenderkit.model.opportunity import Opportunity
    from tenderkit.model.pack import Filled, Pack, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseCase:
    """A clause version within its library, looked at on one day."""

    SUBJECT: ClassVar[str] = "CLS"
    clause: ClauseVersion
    library: Library
    on: date
    pack: tuple[ClauseVersion, ...] = ()
    """The clauses of the pack, where the wording is the pack's own: an annex, or departed from.

    The checks on opportunities and packs follow its references and blanks.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCase:
    """A library, looked at on one day."""

    SUBJECT: ClassVar[str] = "LIB"
    library: Library
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityCase:
    """An opportunity with the clauses selected for it."""

    SUBJECT: ClassVar[str] = "OPP"
    opportunity: Opportunity
    library: Library
    selection: Selection
    filled: tuple[Filled, ...]
    bank_holidays: frozenset[date]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCase:
    """A composed pack."""

    SUBJECT: ClassVar[str] = "PCK"
    pack: Pack
    on: date
    failed: frozenset[str] = frozenset()
    """File names of the templates in which rendering has found a fault."""


Case = ClauseCase | LibraryCase | OpportunityCase | PackCase

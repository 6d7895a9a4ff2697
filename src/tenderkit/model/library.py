"""The clause library as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from tenderkit.model.clause import ChangeRecord, Clause, ClauseVersion, Condition, Provenance, Term
from tenderkit.model.law import LawRegister
from tenderkit.model.place import Link, Place, Prose, Typed

STAGES = ("preparation", "strategy", "design", "execution", "management")
"""The stages of a procurement to which guidance is tied, in order; the last begins with the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A family of clauses, and the one volume section where its clauses stand."""

    key: str
    title: str
    folder: str
    home: str
    """specification, conditions or instructions: keys of the pack manifest."""
    at: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something about an opportunity on which clauses depend."""

    name: str
    label: str
    values: tuple[str, ...]
    computed: bool = False
    """True where it follows from value, dates and law, and may not be typed."""
    question: str = ""
    why: str = ""
    at: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead:
    """One numbered head of what a source asks for, in our own words."""

    key: str
    """For example L1."""
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What provenance points to."""

    key: str
    title: str
    publisher: str
    address: str
    checked_on: date
    mark: str
    note: str = ""
    heads: tuple[SourceHead, ...] = ()
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """One released version of the general terms."""

    version: str
    commenced_from: date
    terms: tuple[Term, ...]
    change: ChangeRecord
    drafting_note: Prose = Prose()
    reason: Prose = Prose()
    digest: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceItem:
    """Versioned advice for officers, never sent to suppliers."""

    id: str
    version: str
    title: str
    stage: str
    """One of ``STAGES``."""
    lead: str
    support: tuple[str, ...]
    commenced_from: date
    applies_when: tuple[Condition, ...]
    provenance: tuple[Provenance, ...]
    clauses: tuple[Link, ...]
    volumes: tuple[str, ...]
    when: str
    text: Prose
    outcome: str
    example: Prose
    mistakes: tuple[str, ...]
    change: ChangeRecord
    digest: str = ""
    at: Place = Place()

    @property
    def pin(self) -> str:
        """For example ``IG-09@1.0.0``."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEvent:
    """Blanks of several clauses that time one event, and should have one value."""

    event: str
    """For example "the first notice of a breach"."""
    blanks: tuple[Link, ...]
    """``DP-010.breach_notice_hours`` and the like."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Clauses, guidance, definitions, law and sources that were read, without the broken ones."""

    id: str
    name: str
    version: str
    """A library release, for example ``2026.1``."""
    licence: str = ""
    regimes: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    facts: tuple[Fact, ...] = ()
    proper_names: tuple[str, ...] = ()
    """Capitalised words that are not defined terms."""
    acronyms: tuple[str, ...] = ()
    """Words of capitals that every reader knows, so that no clause has to spell them out."""
    same_events: tuple[SameEvent, ...] = ()
    clauses: Mapping[str, Clause] = field(default_factory=lambda: MappingProxyType({}))
    guidance: Mapping[str, tuple[GuidanceItem, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    definitions: tuple[Definitions, ...] = ()
    """Released versions, oldest first."""
    law: LawRegister = LawRegister()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    lock: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """``DA-040@1.0.0`` to the SHA-256 recorded when it was released."""
    duplicates: tuple[Link, ...] = ()
    """Ids met a second time, and where; the first stays in the library."""
    unreadable: frozenset[str] = frozenset()
    """Ids of which a file could not be read: clauses, guidance items, ``definitions``."""
    council_blanks: Mapping[str, Typed] = field(default_factory=lambda: MappingProxyType({}))
    """``DA-060.full_export_working_days`` to the council's own value."""
    prefix: str = ""
    """The council's own prefix, for example ``HXB``; empty in the bundled library."""
    at: Place = Place()

    def is_own(self, id: str) -> bool:
        """Whether a clause is the council's own: its id begins with the council's prefix."""
        return bool(self.prefix) and id.startswith(f"{self.prefix}-")

    def newer_base(self, version: ClauseVersion) -> ClauseVersion | None:
        """The highest released version of what a clause is based on, where that is a later one."""
        base = self.at_pin(version.based_on.to) if version.based_on else None
        latest = self.clauses[base.id].versions[-1] if base else None
        return latest if latest != base else None

    def versions(self) -> tuple[ClauseVersion, ...]:
        """Every clause version that was read, drafts last in each clause."""
        return tuple(
            version
            for clause in self.clauses.values()
            for version in (*clause.versions, *((clause.draft,) if clause.draft else ()))
        )

    def at_pin(self, pin: str) -> ClauseVersion | None:
        """The clause version of a pin such as ``DA-040@1.0.0``."""
        clause = self.clauses.get(pin.partition("@")[0])
        return next((v for v in clause.versions if v.pin == pin), None) if clause else None

    def fact(self, name: str) -> Fact | None:
        """The fact of that name."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def category(self, key: str) -> Category | None:
        """The category of that key."""
        return next((category for category in self.categories if category.key == key), None)

"""A clause, its versions, and the parts of one version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tenderkit.model.place import Link, Place, Prose

NUMERIC_TYPES = "minutes hours days working_days weeks months years percent number".split()
ANNEX = "annex"
"""Stands for the version of a clause that a council writes for one opportunity alone."""


class Level(StrEnum):
    """How strongly a requirement binds the supplier."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    MAY = "MAY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that may be chosen, and the words that are printed for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a supplier is asked to give for one requirement."""

    kind: str
    """comply, comply-with-text, comply-with-evidence, number, date or choice."""
    words: int = 0
    """Word limit; 0 where no text is asked for."""
    prompt: str = ""
    unit: str = ""
    minimum: str = ""
    """A number, or a blank of the clause in braces."""
    maximum: str = ""
    choices: tuple[Choice, ...] = ()
    at: Place = Place()

    @property
    def unit_in_words(self) -> str:
        """The unit as a sentence names it, such as "working days"."""
        return "per cent" if self.unit == "percent" else self.unit.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One numbered part of a clause. With a level it is a requirement: it binds the supplier and is answered."""

    id: str
    """For example ``DA-060.R1``."""
    text: Prose
    level: Level | None = None
    binds: str = "supplier"
    """supplier, council or rule."""
    evidence: str = ""
    answer: Answer | None = None
    zero_priced: bool = False
    """Whether it forbids a charge, so that its lines of the price table are held at zero."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A named gap with a type, a default, limits and the party who fills it."""

    name: str
    label: str
    type: str
    default: str = ""
    minimum: str = ""
    maximum: str = ""
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    filled_by: str = "authority"
    why: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where some provisions come from, and how close they stay to it."""

    source: str
    relation: str
    """aligned, extension, statutory or practice."""
    provisions: tuple[str, ...] = ()
    head: str = ""
    section: str = ""
    note: str = ""
    deviations: tuple[str, ...] = ()
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRelied:
    """An instrument that some provisions rely on; the key stands in ``law.yaml``."""

    instrument: str
    section: str = ""
    provisions: tuple[str, ...] = ()
    note: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A defined term: "X means ..."."""

    term: str
    text: Prose
    plural: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """Why this version exists, by role and never by name."""

    kind: str
    """edition (read all of it), update (read its redline) or correction (no need to read it)."""
    reason: str
    author: str
    approver: str
    date: date
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One line of ``applies_when``: a fact, and the values that let the clause in."""

    fact: str
    values: tuple[str, ...]
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVersion:
    """One frozen wording of a clause, or its working draft."""

    id: str
    version: str
    title: str
    commenced_from: date
    """Applies to procurements commenced on or after this day."""
    applies_when: tuple[Condition, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    law: tuple[LawRelied, ...] = ()
    blanks: tuple[Blank, ...] = ()
    needs: tuple[Link, ...] = ()
    pairs_with: tuple[Link, ...] = ()
    conflicts_with: tuple[Link, ...] = ()
    terms: tuple[Term, ...] = ()
    provisions: tuple[Provision, ...] = ()
    drafting_note: Prose = Prose()
    reason: Prose = Prose()
    change: ChangeRecord
    replaces: Link | None = None
    """Only in a council's own clause: the bundled clause in whose place it stands."""
    based_on: Link | None = None
    """Only in a council's own clause: the bundled version from which it was written, ``DA-040@1.1.0``."""
    digest: str = ""
    """SHA-256 of the file: UTF-8, LF, no byte-order mark."""
    draft: bool = False
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """Where each top-level field stands."""
    at: Place = Place()

    @property
    def pin(self) -> str:
        """For example ``DA-040@1.2.0``."""
        return f"{self.id}@{self.version}"

    def place_of(self, name: str) -> Place:
        """Where the field ``name`` stands, or the file where it is missing."""
        return self.places.get(name, self.at)

    def blank(self, name: str) -> Blank | None:
        """The blank of that name."""
        return next((blank for blank in self.blanks if blank.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseStatus:
    """What has happened to a clause since its wording was released."""

    withdrawn: date | None = None
    successor: str = ""
    review_by: date | None = None
    reason: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A reusable provision with its history."""

    id: str
    versions: tuple[ClauseVersion, ...] = ()
    """Released versions, oldest first."""
    draft: ClauseVersion | None = None
    status: ClauseStatus = ClauseStatus()

    @property
    def category(self) -> str:
        """The part of the id that names the category: DA in DA-060, LOC in HXB-LOC-010."""
        return self.id.rsplit("-", 1)[0]

    @property
    def latest(self) -> ClauseVersion | None:
        """The highest released version, or the draft where nothing is released yet."""
        return self.versions[-1] if self.versions else self.draft


def version_key(version: str) -> tuple[int, ...]:
    """``1.10.0`` sorts after ``1.9.0``."""
    return tuple(int(part) for part in version.split("."))

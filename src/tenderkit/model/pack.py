"""The associated tender documents of one opportunity, composed but not yet written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType

from tenderkit.model.block import Blocks, Form
from tenderkit.model.clause import Answer, Blank, ClauseVersion, Provision
from tenderkit.model.library import Definitions, GuidanceItem, Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A clause that goes into the pack, and why."""

    clause: ClauseVersion
    why: str
    newer: str = ""
    """A later version that would apply if the pin were moved."""
    pinned: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A clause that was considered and not taken, and why."""

    id: str
    title: str
    kind: str
    """fact, undecided, omitted, withdrawn, no-version, pin-missing or replaced."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What ``opportunity.lock.yaml`` holds."""

    clauses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Clause id to version."""
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """``DA-040@1.0.0`` to the digest that was pinned."""
    guidance: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    definitions: str = ""
    library: str = ""
    at: Place = Place()
    lines: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """Where the pin of each clause stands."""

    def place_of(self, id: str) -> Place:
        """Where the pin of that clause stands, or the file as a whole where it is not known."""
        return self.lines.get(id, Place(file=self.at.file))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Every clause of the library, sorted into taken and left out."""

    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...]
    facts: Mapping[str, str]
    """Typed and computed facts."""
    definitions: Definitions
    guidance: tuple[GuidanceItem, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Id of each bundled clause in whose place a clause of the council is taken, to the id of that one."""
    pins: Pins = Pins()
    """As they stood before this selection."""

    def clause(self, id: str) -> ClauseVersion | None:
        """The version taken of that clause."""
        return next((taken.clause for taken in self.taken if taken.clause.id == id), None)


def standing(id: str, replaced: Mapping[str, str]) -> str:
    """The id under which a pack holds a clause, provision or blank.

    Where HXB-DA-040 replaces DA-040, ``DA-040.R1`` is HXB-DA-040.R1.
    """
    clause, dot, rest = id.partition(".")
    return f"{replaced.get(clause, clause)}{dot}{rest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A blank of a clause in the pack, with the value that applies and where it came from."""

    clause: str
    blank: Blank
    value: str
    """As typed; empty where nobody has filled it."""
    shown: str
    """As printed."""
    layer: str
    """default, council, opportunity, or empty."""
    council: str = ""
    """The council's own value, whether or not the opportunity beats it."""
    at: Place = Place()

    @property
    def key(self) -> str:
        """For example ``DA-060.full_export_working_days``."""
        return f"{self.clause}.{self.blank.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A requirement as issued: its wording with every blank filled, and where it stands."""

    provision: Provision
    clause: ClauseVersion
    text: str
    volume: str = ""
    number: str = ""
    pass_or_fail: bool = False
    answer: Answer = Answer(kind="comply")

    @property
    def id(self) -> str:
        """For example ``DA-060.R1``."""
        return self.provision.id


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day that somebody has to keep: a step, the last day for a notice, the end of a term."""

    key: str
    """A step of the timetable, ``contract_end``, or the key of a notice."""
    day: date
    title: str
    basis: str
    """timetable, term, or the section that it rests on."""
    clock: time | None = None
    public: bool = False
    """Whether suppliers are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeField:
    """One field of the tender notice, with what to paste into it."""

    section: str
    field: str
    value: str
    """Empty where the opportunity does not say it."""
    source: str
    """Where the value comes from, or where to state it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A requirement, what it comes from and what uses it."""

    requirement: str
    clause: str
    """For example ``DA-060@1.0.0``."""
    needs: tuple[str, ...]
    questions: tuple[str, ...]
    criteria: tuple[str, ...]
    indicators: tuple[str, ...]
    law: tuple[str, ...]
    """Instrument and section of each statute that its clause relies on for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeSpec:
    """One line of the pack manifest in ``templates/pack.yaml``."""

    key: str
    title: str
    template: str
    file: str
    """Stem of the files that are written."""
    audience: str = "suppliers"
    landscape: bool = False
    numbered: bool = True
    """Whether its paragraphs carry numbers."""
    homes: tuple[str, ...] = ()
    """specification, conditions or instructions: the clauses that stand here."""
    completed_by: str = "Council"
    """Who completes it: Council or Supplier."""
    with_clauses: tuple[str, ...] = ()
    """It is used where one of these clauses is in the pack; empty: always."""
    path: str = ""
    """Where its template stands, as the user would type it."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The pack manifest, the sources it names, and the forms that they may print."""

    specs: tuple[VolumeSpec, ...] = ()
    """Empty where they could not be read."""
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Text of each template by its file name."""
    forms: tuple[Form, ...] = ()
    own: frozenset[str] = frozenset()
    """File names of the templates that stand in a council's own folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One document of the pack."""

    spec: VolumeSpec
    blocks: Blocks

    @property
    def label(self) -> str:
        """For example "Volume 2: Specification"."""
        kind = "Volume " if self.spec.audience == "suppliers" else "Internal "
        return f"{kind}{self.spec.key}: {self.spec.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One generated set of documents, as trees and as facts."""

    opportunity: Opportunity
    library: Library
    selection: Selection
    volumes: tuple[Volume, ...]
    """Without drafting notes: suppliers' files are made from these."""
    annotated: tuple[Volume, ...]
    """The suppliers' volumes again, with drafting notes."""
    requirements: tuple[Requirement, ...]
    filled: tuple[Filled, ...]
    anchors: Mapping[str, tuple[str, str]]
    """Anchor to (volume key, number)."""
    terms_used: tuple[str, ...]
    specs: tuple[VolumeSpec, ...] = ()
    """The volumes of this pack, with those that could not be made."""
    forms: tuple[Form, ...] = ()
    """The forms that suppliers complete."""
    dates: tuple[KeyDate, ...] = ()
    notice: tuple[NoticeField, ...] = ()
    """The sheet of the tender notice."""
    trace: tuple[Traced, ...] = ()
    """One row a requirement, in the order of the requirements."""
    status: str = "draft"

    def volume(self, key: str) -> Volume | None:
        """The volume of that key."""
        return next((volume for volume in self.volumes if volume.spec.key == key), None)

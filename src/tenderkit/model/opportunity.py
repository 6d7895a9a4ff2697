"""The thing to be bought, before any document exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType

from tenderkit.model.clause import ClauseVersion
from tenderkit.model.money import Money
from tenderkit.model.place import Link, Place, Typed
from tenderkit.model.schedule import (
    Followed,
    Indicator,
    Lot,
    ParticipationCondition,
    ProcessingRow,
)

PROCEDURES = MappingProxyType(
    {
        "open": "open procedure",
        "competitive-flexible": "competitive flexible procedure",
        "below-threshold": "procedure for a contract below the threshold",
    }
)
"""The kinds of competition: the first two by Procurement Act 2023, s.20, the last by Part 6."""
COVERED_PROCEDURES = ("open", "competitive-flexible")
"""Those that the Act asks for above the threshold."""
TIMETABLE = MappingProxyType(
    {
        "conflicts_assessment": "Conflicts assessment prepared",
        "market_engagement": "Preliminary market engagement notice (UK2)",
        "planned_notice": "Planned procurement notice (UK3)",
        "notice": "Tender notice (UK4) published",
        "clarifications_close": "Last day for clarification questions",
        "clarifications_answered": "Last day for the Council's answers",
        "tenders_due": "Tenders due",
        "shortlist": "Suppliers told the result of the first stage",
        "final_invitation": "Invitation to demonstrate and to submit final tenders",
        "demonstrations": "Demonstrations begin",
        "final_tenders_due": "Final tenders due",
        "assessment_summaries": "Assessment summaries sent",
        "award_notice": "Contract award notice (UK6) published",
        "contract_signed": "Contract signed, not before the standstill has ended",
        "contract_start": "Contract start",
        "go_live": "Planned go-live",
    }
)
"""Every step that a timetable may hold, in the order that the Act and good sense require."""
PUBLIC_STEPS = tuple(TIMETABLE)[list(TIMETABLE).index("notice") :]
"""The steps that suppliers are told of: from the tender notice on."""
_BELOW = MappingProxyType(
    {
        "notice": "Below-threshold tender notice published",
        "assessment_summaries": "Suppliers told the result",
        "award_notice": "Decision to award",
        "contract_signed": "Contract signed",
    }
)
"""What steps are called where the Act's own words do not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A contracting authority that takes part."""

    id: str
    name: str
    role: str
    """lead, party, or may-join: a body that may buy later on the same terms."""
    address: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date of the timetable, with a clock time where one matters."""

    key: str
    day: date
    clock: time | None = None
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the procedure."""

    id: str
    title: str
    opens: str = "notice"
    """The timetable step that opens it."""
    due: str = "tenders_due"
    """The timetable step that closes it."""
    minimum_period: str = ""
    """Key of a minimum period in ``law.yaml``."""
    keeps: int = 0
    """How many suppliers go on; 0 where it is not limited."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What people need, with the evidence for it and the requirements that answer it."""

    id: str
    text: str
    evidence: str
    requirements: tuple[Link, ...]
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """An award criterion or one of its parts."""

    id: str
    title: str
    weighting: Decimal | None
    """Per cent of the whole; None where criteria are ranked instead."""
    method: str = ""
    text: str = ""
    parts: tuple["Criterion", ...] = ()
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A scored question of volume 5."""

    id: str
    text: str
    words: int
    criterion: str
    tests: tuple[Link, ...]
    stage: str = ""
    evidence: str = ""
    lot: str = ""
    """The lot that it is asked in; empty where it is asked in all."""
    at: Place = Place()
    words_at: Place = Place()
    criterion_at: Place = Place()
    lot_at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """One line of the price table."""

    id: str
    title: str
    kind: str
    """one-off, recurring or rate."""
    unit: str = ""
    years: int = 0
    must_be: Money | None = None
    because: tuple[Link, ...] = ()
    """The requirements that fix the price."""
    lot: str = ""
    """The lot that it is priced in; empty where it is priced in all."""
    at: Place = Place()
    must_be_at: Place = Place()
    lot_at: Place = Place()

    @property
    def unit_in_words(self) -> str:
        """What one price is for; where no unit was typed, the kind of line says it."""
        return self.unit or {"one-off": "whole", "recurring": "year", "rate": "each"}[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A provision reworded, or raised or lowered in level, for this pack alone."""

    clause: str
    provision: str
    change: str
    """level, text or omit."""
    was: str
    becomes: str
    reason: str
    approved_by: str
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A council's own requirements for this opportunity, beside the common core."""

    clause: ClauseVersion
    home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A paper of the council's own that goes out with the pack."""

    file: str
    title: str
    volume: str
    at: Place = Place()
    file_at: Place = Place()
    volume_at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """Everything of ``opportunity.yaml``."""

    id: str
    title: str
    regime: str
    commenced_on: date
    authorities: tuple[Authority, ...]
    facts: Mapping[str, Typed]
    estimate: Money
    estimate_basis: str
    initial_years: int
    extensions_years: tuple[int, ...]
    procedure: str
    stages: tuple[Stage, ...]
    timetable: tuple[Moment, ...]
    background: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    submission: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """portal, address and file_name."""
    needs: tuple[Need, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    pass_or_fail: tuple[Link, ...] = ()
    questions: tuple[Question, ...] = ()
    price_lines: tuple[PriceLine, ...] = ()
    blanks: Mapping[str, Typed] = field(default_factory=lambda: MappingProxyType({}))
    add: Mapping[str, Typed] = field(default_factory=lambda: MappingProxyType({}))
    """Clause id to the reason why it is taken although its facts do not hold."""
    omit: Mapping[str, Typed] = field(default_factory=lambda: MappingProxyType({}))
    departures: tuple[Departure, ...] = ()
    annex: tuple[Annex, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    lots: tuple[Lot, ...] = ()
    lots_reason: str = ""
    """Why the contract is not divided into lots (Procurement Act 2023, s.18)."""
    participation: tuple[ParticipationCondition, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    processing: tuple[ProcessingRow, ...] = ()
    guidance: tuple[Followed, ...] = ()
    notice: Mapping[str, Typed] = field(default_factory=lambda: MappingProxyType({}))
    """Further fields of the tender notice, by their key in the notice sheet."""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    at: Place = Place()

    @property
    def lead(self) -> Authority:
        """The authority that runs the procurement."""
        return next((a for a in self.authorities if a.role == "lead"), self.authorities[0])

    @property
    def longest_term_years(self) -> int:
        """The initial term with every extension."""
        return self.initial_years + sum(self.extensions_years)

    @property
    def buyers(self) -> tuple[Authority, ...]:
        """The authorities that buy from the start."""
        return tuple(a for a in self.authorities if a.role != "may-join")

    @property
    def may_join(self) -> tuple[Authority, ...]:
        """The bodies that may join later."""
        return tuple(a for a in self.authorities if a.role == "may-join")

    def owner_of(self, annex_id: str) -> Authority:
        """Whose own requirement it is: its id begins with that of the authority; the lead's if with none."""
        prefix = annex_id.partition("-")[0]
        return next((a for a in self.authorities if a.id == prefix), self.lead)

    def step_title(self, key: str) -> str:
        """What a step of the timetable is called in this procedure."""
        below = self.procedure not in COVERED_PROCEDURES
        return _BELOW.get(key, TIMETABLE[key]) if below else TIMETABLE[key]

    def moment(self, key: str) -> Moment | None:
        """The step of that key."""
        return next((moment for moment in self.timetable if moment.key == key), None)

    def place_of(self, name: str) -> Place:
        """Where the field ``name`` stands, or the file where it is missing."""
        return self.places.get(name, self.at)

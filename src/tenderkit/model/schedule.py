"""What an opportunity says for its schedules: lots, conditions of participation, indicators, processing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tenderkit.model.money import Money
from tenderkit.model.place import Link, Place

RATINGS = (
    "good",
    "approaching target",
    "requires improvement",
    "inadequate",
    "other",
)
"""The ratings of a contract performance notice (Procurement Regulations 2024, reg 39(5))."""
PROCESSING_ROWS = {
    "subject_matter": "Subject matter of the processing",
    "duration": "Duration of the processing",
    "nature": "Nature of the processing",
    "purpose": "Purpose of the processing",
    "data_types": "Types of personal data",
    "data_subjects": "Categories of data subjects",
    "controller": "Rights and duties of the controller",
    "subprocessors": "Subprocessors",
    "locations": "Places of storage and of access",
    "transfers": "Transfers outside the United Kingdom, and what permits them",
    "retention": "How long each kind of data is kept",
    "measures": "Technical and organisational measures",
    "contacts": "Contacts for notices about personal data, at any hour",
    "instructions": "Instructions of the controller beside the Contract",
}
"""The rows of a processing schedule; UK GDPR, Article 28(3) asks for the first seven."""
COMPULSORY_ROWS = tuple(PROCESSING_ROWS)[:7]
"""What a contract with a processor has to set out."""
NOTICE_FIELDS = {
    "identifier": ("Contracting authority", "Public procurement organisation number"),
    "contact": ("Contracting authority", "Contact name or role, email and telephone"),
    "main_category": ("Scope", "Main procurement category (goods, services or works)"),
    "cpv": ("Scope", "CPV classifications"),
    "locations": ("Scope", "Contract locations (regions)"),
    "options": ("Scope", "Options to buy more, other than extensions"),
    "suitable_for": ("Participation", "Particularly suitable for small firms or voluntary bodies"),
    "market_engagement": ("Other information", "Preliminary market engagement, or why there was none"),
    "payment_terms": ("Other information", "Payment terms beyond the implied 30 days"),
    "risks": ("Other information", "Known risks to contract performance"),
    "trade_agreements": ("Other information", "Applicable trade agreements"),
    "reserved_for": ("Participation", "Suppliers for whom the competition is reserved"),
}  # fmt: skip
"""Fields of the tender notice that an opportunity answers itself: key to (section, field)."""
BELOW_THRESHOLD_FIELDS = ("reserved_for",)
"""Those of them that the notice has below the threshold alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of the contract that can be awarded by itself (Procurement Act 2023, s.18)."""

    id: str
    title: str
    scope: str
    estimate: Money
    authorities: tuple[Link, ...] = ()
    """Ids of the authorities that buy in it; empty where all do."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationCondition:
    """A condition of participation (Procurement Act 2023, s.22)."""

    id: str
    title: str
    kind: str
    """legal-and-financial or technical."""
    text: str
    evidence: str
    because: str
    """Why it is proportionate."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure of the service: its target, and the figures from which each rating is given."""

    id: str
    title: str
    requirements: tuple[Link, ...]
    """What it measures."""
    source: str
    """The record from which the figure is taken."""
    unit: str
    better: str
    """higher or lower."""
    target: Decimal
    approaching: Decimal
    """The last figure that is rated "approaching target"."""
    requires_improvement: Decimal
    """The last figure that is rated "requires improvement"; beyond it the rating is "inadequate"."""
    window: str
    """The time over which it is measured, for example "calendar month"."""
    key: bool = False
    """Whether it is a key performance indicator, which is published (s.52)."""
    credit_percent: Decimal | None = None
    """Service credit for a window in which it is missed, in per cent of that window's charges."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingRow:
    """One row of the processing schedule."""

    key: str
    """A key of ``PROCESSING_ROWS``."""
    texts: tuple[str, ...]
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A guidance item that was followed, or passed over with a reason."""

    item: str
    on: date | None = None
    output: str = ""
    """Where its output is kept."""
    skipped: str = ""
    """Why it was not followed."""
    at: Place = Place()

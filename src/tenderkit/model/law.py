"""Law as dated data: instruments, thresholds and minimum periods."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from tenderkit.model.clause import Condition
from tenderkit.model.money import Money
from tenderkit.model.place import Place

NOT_IN_FORCE = "not-in-force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An Act, regulations or a policy note, with its status and how well that is confirmed."""

    key: str
    title: str
    citation: str
    kind: str
    status: str
    in_force_from: date | None
    checked_on: date
    source: str
    mark: str
    """V read in the text; V2 second hand; K general knowledge; ? not found. Only V is confirmed."""
    note: str = ""
    changes: tuple["LawChange", ...] = ()
    """Days on which it changes, or part of it starts."""
    at: Place = Place()

    def status_on(self, on: date) -> str:
        """The status on a day, as far as it follows from the one on the day of checking.

        Nothing is in force before ``in_force_from``; what was still to begin then is taken to begin that day.
        """
        begins = self.in_force_from
        if begins is None:
            return self.status
        if on < begins:
            return NOT_IN_FORCE
        awaited = self.status == NOT_IN_FORCE and begins > self.checked_on
        return "in-force" if awaited else self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange:
    """A day on which an instrument starts in part, or changes."""

    starts: date
    what: str
    """One sentence."""
    mark: str
    only_later: bool = False
    """Whether it leaves procurements alone that commenced before that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a notice is due: a number of days from a step or event."""

    days: int
    unit: str
    """days or working_days."""
    event: str
    """A step of the timetable, or words where it is none."""
    counting: str
    """day-one: the event's day is the first; day-after: the next one is."""
    direction: str
    """after or before the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice of the Procurement Act 2023, or one form of it."""

    key: str
    """For example UK4, or UK4-below for its below-threshold form."""
    title: str
    section: str
    """Of the Procurement Act 2023."""
    regulation: str
    """Of the Procurement Regulations 2024; empty where not known."""
    when: str
    duty: str
    """mandatory, conditional, optional or authority: of the authority as a whole."""
    order: int
    """Where it stands in the life of a procurement."""
    due: Due | None
    applies_when: tuple[Condition, ...]
    mark: str
    note: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """An amount that holds between two dates."""

    key: str
    title: str
    amount: Money
    starts: date
    ends: date | None
    instrument: str
    section: str
    mark: str
    source: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumPeriod:
    """The least number of days between two steps, between two dates."""

    key: str
    kind: str
    """participation, tendering, standstill or contract-details."""
    days: int
    unit: str
    """days or working_days."""
    case: str
    starts: date
    ends: date | None
    instrument: str
    section: str
    mark: str
    row: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class VatRate:
    """The standard rate of VAT between two dates."""

    percent: Decimal
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRegister:
    """Everything of ``law.yaml``."""

    instruments: Mapping[str, Instrument] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: tuple[Threshold, ...] = ()
    minimum_periods: tuple[MinimumPeriod, ...] = ()
    vat: tuple[VatRate, ...] = ()
    notices: tuple[Notice, ...] = ()
    """In the order in which they come."""

    def threshold(self, key: str, on: date) -> Threshold | None:
        """The threshold of that key in force on that day."""
        return _in_force([t for t in self.thresholds if t.key == key], on)

    def minimum_period(self, key: str, on: date) -> MinimumPeriod | None:
        """The minimum period of that key in force on that day."""
        return _in_force([p for p in self.minimum_periods if p.key == key], on)

    def vat_on(self, on: date) -> Decimal:
        """The standard rate of VAT on that day, in per cent; 0 where none is recorded."""
        rate = _in_force(list(self.vat), on)
        return rate.percent if rate else Decimal(0)


Dated = TypeVar("Dated", Threshold, MinimumPeriod, VatRate)


def _in_force(rows: list[Dated], on: date) -> Dated | None:
    for row in rows:
        if row.starts <= on and (row.ends is None or on <= row.ends):
            return row
    return None

"""Days as the Procurement Act counts them, and working days."""

from collections.abc import Set
from datetime import date, timedelta

from tenderkit.model.law import Due

DAY = timedelta(days=1)


def is_working(day: date, holidays: Set[date]) -> bool:
    """Neither a weekend nor one of the bank holidays."""
    return day.weekday() < 5 and day not in holidays


def working_day(number: int, start: date, holidays: Set[date]) -> date:
    """The working day of that number, where the first is ``start`` or the first one after it."""
    day = start
    while not is_working(day, holidays):
        day += DAY
    for _ in range(number - 1):
        day += DAY
        while not is_working(day, holidays):
            day += DAY
    return day


def due_day(due: Due, event: date, holidays: Set[date]) -> date:
    """The last day for something that is due so long after an event, or before it.

    "Beginning with the day" makes the day of the event the first (Procurement Act 2023, ss.53, 69, 80);
    otherwise the day after it is.
    """
    if due.direction == "before":
        return _back(due, event, holidays)
    if due.unit == "days":
        return event + (due.days - (due.counting == "day-one")) * DAY
    first = event if due.counting == "day-one" else event + DAY
    return working_day(due.days, first, holidays)


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 28 February stands for the 29th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _back(due: Due, event: date, holidays: Set[date]) -> date:
    if due.unit == "days":
        return event - due.days * DAY
    day, left = event, due.days
    while left:
        day -= DAY
        left -= is_working(day, holidays)
    return day

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.calendar import DAY, due_day, is_working, working_day, years_later
from tenderkit.model.law import Due

HOLIDAYS = {
    date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6),
    date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 5, 3),
}  # fmt: skip
"""Some bank holidays of England and Wales."""


def _due(days, unit="days", counting="day-one", direction="after"):
    return Due(days=days, unit=unit, event="it", counting=counting, direction=direction)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 4), False),
        (date(2026, 4, 5), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 7), True),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day, works):
    """Easter 2026: Good Friday to Easter Monday are off, Thursday and Tuesday are not."""
    assert is_working(day, HOLIDAYS) is works


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 6, 1), date(2026, 6, 30)),  # signed on 1 June: UK7 by 30 June (s.53)
        (date(2026, 3, 31), date(2026, 4, 29)),  # period ends 31 March: UK17 by 29 April (s.69)
        (date(2026, 9, 30), date(2026, 10, 29)),  # period ends 30 September: by 29 October (s.69)
        (date(2026, 6, 30), date(2026, 7, 29)),  # quarter ends 30 June: by 29 July (s.70)
    ],
)
def test_days_beginning_with_a_day_count_it(start, end):
    """Thirty days that begin with a day end 29 days after it (Procurement Act 2023, ss.53, 69, 70)."""
    assert due_day(_due(30), start, HOLIDAYS) == end


def test_a_tendering_period_starts_the_day_after():
    """Sent on the 1st, 25 days end on the 26th (Procurement Act 2023, s.54(5))."""
    assert due_day(_due(25, counting="day-after"), date(2026, 12, 1), HOLIDAYS) == date(
        2026, 12, 26
    )


@pytest.mark.parametrize(
    ("published", "signed"),
    [
        (date(2027, 4, 26), date(2027, 5, 7)),  # over the bank holiday of 3 May
        (date(2026, 6, 1), date(2026, 6, 11)),  # over one weekend
        (date(2026, 5, 30), date(2026, 6, 11)),  # on a Saturday: Monday is the first working day
    ],
)
def test_the_standstill_lets_sign_from_the_ninth_working_day(published, signed):
    """The day of the award notice is the first of eight working days (Procurement Act 2023, s.51)."""
    assert working_day(9, published, HOLIDAYS) == signed
    assert due_day(_due(9, "working_days"), published, HOLIDAYS) == signed


def test_ten_working_days_from_the_day_after():
    """Aware on 18 December 2025, ten working days end on 6 January 2026 (SI 2025/1042)."""
    due = _due(10, "working_days", "day-after")

    assert due_day(due, date(2025, 12, 18), HOLIDAYS) == date(2026, 1, 6)


@pytest.mark.parametrize("counting", ["day-one", "day-after"])
def test_forty_days_before_a_day(counting):
    """A planned procurement notice, 40 days before the notice of 1 December (s.15(3)): 22 October."""
    due = _due(40, counting=counting, direction="before")

    assert due_day(due, date(2026, 12, 1), HOLIDAYS) == date(2026, 10, 22)


def test_working_days_before_a_day():
    """Five before 29 December 2026, over Christmas and its substitute day: 18 December."""
    due = _due(5, "working_days", direction="before")

    assert due_day(due, date(2026, 12, 29), HOLIDAYS) == date(2026, 12, 18)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2027, 7, 1), 3, date(2030, 7, 1)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2027, 7, 1), 0, date(2027, 7, 1)),
    ],
)
def test_the_same_day_of_a_later_year(day, years, later):
    """28 February stands for a 29th that is not there."""
    assert years_later(day, years) == later


@given(st.integers(1, 60), st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_a_working_day_is_reached_by_counting(number, start):
    """It is a working day, and so many of them lie between the start and it."""
    day = working_day(number, start, HOLIDAYS)
    between = (start + n * DAY for n in range((day - start).days + 1))

    assert is_working(day, HOLIDAYS)
    assert sum(is_working(one, HOLIDAYS) for one in between) == number

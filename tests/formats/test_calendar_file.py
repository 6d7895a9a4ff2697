from datetime import UTC, date, datetime, time

import icalendar
import pytest

from tenderkit.formats.calendar_file import render_calendar
from tenderkit.model.pack import KeyDate


def _date(key="notice", day=date(2026, 12, 1), **fields):
    usual = {"title": "Tender notice (UK4) published", "basis": "timetable"}
    return KeyDate(key=key, day=day, **{**usual, **fields})


@pytest.fixture
def events(pack):
    """The events of some dates, parsed back."""

    def read(*dates, **fields):
        data = render_calendar(pack(**fields), dates)
        return icalendar.Calendar.from_ical(data).walk("VEVENT")

    return read


def test_a_date_is_a_whole_day(events):
    """It ends as the next day begins, and leaves the day free for other things."""
    (one,) = events(_date())

    assert one.decoded("dtstart") == date(2026, 12, 1)
    assert one.decoded("dtend") == date(2026, 12, 2)
    assert one["transp"] == "TRANSPARENT"
    assert one["summary"] == "HXB-2026-014: Tender notice (UK4) published"
    assert one["description"] == "Housing management system. Basis: timetable."


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        (date(2027, 1, 12), time(12), datetime(2027, 1, 12, 12, tzinfo=UTC)),
        (date(2027, 7, 1), time(12), datetime(2027, 7, 1, 11, tzinfo=UTC)),
        (date(2027, 3, 28), time(0, 30), datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        (date(2027, 6, 1), time(0, 30), datetime(2027, 5, 31, 23, 30, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "the-night-of-the-change", "past-midnight-in-summer"],
)
def test_a_clock_time_is_that_of_london(events, day, clock, moment):
    """Held in universal time, so that no table of time zones has to travel with it."""
    (one,) = events(_date(day=day, clock=clock))

    assert one.decoded("dtstart") == moment
    assert "dtend" not in one


def test_the_stamp_is_the_day_on_which_the_procurement_commences(events):
    """Not the day on which the file is made."""
    (one,) = events(_date())

    assert one.decoded("dtstamp") == datetime(2026, 3, 2, tzinfo=UTC)


def test_a_date_keeps_its_identifier(events):
    """A calendar knows it again when others come or go, and tells the ends of the terms apart."""
    end = {"key": "contract_end", "day": date(2030, 6, 30)}
    full = events(_date("conflicts_assessment"), _date(), _date(**end), _date(**end, title="More"))
    few = events(_date(), _date(**end))

    assert [str(one["uid"]) for one in full] == [
        "HXB-2026-014-conflicts_assessment-1@tenderkit",
        "HXB-2026-014-notice-1@tenderkit",
        "HXB-2026-014-contract_end-1@tenderkit",
        "HXB-2026-014-contract_end-2@tenderkit",
    ]
    assert [str(one["uid"]) for one in few] == [str(one["uid"]) for one in full[1:3]]


def test_lines_are_folded_and_end_as_the_standard_says(pack):
    """At most 75 bytes a line, carriage return and line feed at its end (RFC 5545, 3.1)."""
    title = "Llanfairpwllgwyngyll – systèm for ŵ and £, a title that is long; with commas, too"
    data = render_calendar(pack(title=title), [_date(title=title * 2)])
    lines = data.split(b"\r\n")

    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    (one,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert one["summary"] == f"HXB-2026-014: {title * 2}"


def test_words_cannot_add_an_event(events):
    """A line end in a title stays inside its line."""
    found = events(_date(title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y"))

    assert len(found) == 1


def test_the_same_dates_give_the_same_bytes(pack):
    """Whenever the file is made."""
    dates = [_date(), _date("tenders_due", clock=time(12))]

    assert render_calendar(pack(), dates) == render_calendar(pack(), dates)


def test_no_dates_make_an_empty_calendar(pack):
    """Which every program opens."""
    calendar = icalendar.Calendar.from_ical(render_calendar(pack(), []))

    assert calendar.walk("VEVENT") == []
    assert calendar["version"] == "2.0"

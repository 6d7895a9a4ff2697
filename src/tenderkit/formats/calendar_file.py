"""The dates of a procurement as an iCalendar file (RFC 5545), for Outlook and every other calendar."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from tenderkit.model.calendar import DAY
from tenderkit.model.pack import KeyDate, Pack

_LONDON = "Europe/London"


def render_calendar(pack: Pack, dates: Iterable[KeyDate]) -> bytes:
    """One event a date: a whole day, or a point in time where a clock time matters.

    The same pack gives the same bytes: the stamp is the day on which the procurement commences. A date keeps
    its identifier when others come or go, so that a calendar knows it again.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//tenderkit//timetable//EN")
    calendar.add("version", "2.0")
    stamp = datetime.combine(pack.opportunity.commenced_on, time(), UTC)
    seen: Counter[str] = Counter()
    for one in dates:
        event = Event()
        seen[one.key] += 1
        event.add("uid", f"{pack.opportunity.id}-{one.key}-{seen[one.key]}@tenderkit")
        event.add("dtstamp", stamp)
        event.add("summary", f"{pack.opportunity.id}: {one.title}")
        event.add("description", f"{pack.opportunity.title}. Basis: {one.basis}.")
        if one.clock is None:
            event.add("dtstart", one.day)
            event.add("dtend", one.day + DAY)
            event.add("transp", "TRANSPARENT")
        else:
            local = datetime.combine(one.day, one.clock, ZoneInfo(_LONDON))
            event.add("dtstart", local.astimezone(UTC))
        calendar.add_component(event)
    return bytes(calendar.to_ical())

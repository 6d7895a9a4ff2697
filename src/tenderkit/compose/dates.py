"""Every date that follows from an opportunity: its steps, the last days of notices, the contract's own."""

from collections.abc import Iterator, Mapping, Set
from datetime import date

from tenderkit.compose.select import applies
from tenderkit.model.calendar import DAY, due_day, years_later
from tenderkit.model.law import LawRegister, Notice
from tenderkit.model.opportunity import PUBLIC_STEPS, Opportunity
from tenderkit.model.pack import KeyDate


def key_dates(
    opportunity: Opportunity, law: LawRegister, facts: Mapping[str, str], holidays: Set[date]
) -> tuple[KeyDate, ...]:
    """The dates in their order; ``holidays`` are the bank holidays of the years concerned."""
    found = [*_steps(opportunity), *_contract(opportunity)]
    ends = [one.day for one in found if one.key == "contract_end"]
    events = {moment.key: moment.day for moment in opportunity.timetable}
    events |= {"contract_end": ends[-1]} if ends else {}
    for notice in law.notices:
        planned = notice.duty != "optional" or opportunity.moment("planned_notice") is not None
        fits = planned and applies(notice.applies_when, facts)[0] == "yes"
        if notice.due and notice.due.event in events and fits:
            day = due_day(notice.due, events[notice.due.event], holidays)
            found.append(_notice(notice, day))
    return tuple(sorted(found, key=lambda one: (one.day, one.title)))


def _steps(opportunity: Opportunity) -> Iterator[KeyDate]:
    for moment in opportunity.timetable:
        yield KeyDate(
            key=moment.key,
            day=moment.day,
            clock=moment.clock,
            title=opportunity.step_title(moment.key),
            basis="timetable",
            public=moment.key in PUBLIC_STEPS,
        )


def _contract(opportunity: Opportunity) -> Iterator[KeyDate]:
    """The last day of the initial term and of each extension."""
    start = opportunity.moment("contract_start")
    if start is None:
        return
    years = opportunity.initial_years
    titles = ["Last day of the initial term"] + [
        f"Last day of extension {number}"
        for number in range(1, len(opportunity.extensions_years) + 1)
    ]
    for title, more in zip(titles, (0, *opportunity.extensions_years), strict=True):
        years += more
        yield KeyDate(
            key="contract_end",
            day=years_later(start.day, years) - DAY,
            title=title,
            basis="term",
        )


def _notice(notice: Notice, day: date) -> KeyDate:
    return KeyDate(
        key=notice.key,
        day=day,
        title=f"Last day for {notice.key} ({notice.title.lower()})",
        basis=f"Procurement Act 2023, {notice.section}",
    )

"""Every date that follows from an opportunity: its steps, the last days of notices, the contract's own."""

from collections.abc import Iterator, Mapping, Set
from datetime import date

from tenderkit.model.calendar import DAY, due_day, years_later
from tenderkit.model.law import LawRegister, Notice
from tenderkit.model.opportunity import TIMETABLE, Opportunity
from tenderkit.model.pack import KeyDate

_PUBLIC_FROM = "notice"


def key_dates(
    opportunity: Opportunity, law: LawRegister, facts: Mapping[str, str], holidays: Set[date]
) -> tuple[KeyDate, ...]:
    """The dates in their order; ``holidays`` are the bank holidays of the years concerned."""
    found = [*_steps(opportunity), *_contract(opportunity)]
    ends = [one.day for one in found if one.key == "contract_end"]
    events = {moment.key: moment.day for moment in opportunity.timetable}
    events |= {"contract_end": ends[-1]} if ends else {}
    for notice in law.notices:
        wanted = notice.duty != "optional" or opportunity.moment("planned_notice") is not None
        if notice.due and notice.due.event in events and wanted and applies(notice, facts):
            day = due_day(notice.due, events[notice.due.event], holidays)
            found.append(_notice(notice, day))
    return tuple(sorted(found, key=lambda one: (one.day, one.title)))


def applies(notice: Notice, facts: Mapping[str, str]) -> bool:
    """Whether a notice has a place in a procurement of these facts."""
    return all(facts.get(one.fact) in one.values for one in notice.applies_when)


def _steps(opportunity: Opportunity) -> Iterator[KeyDate]:
    steps = list(TIMETABLE)
    for moment in opportunity.timetable:
        yield KeyDate(
            key=moment.key,
            day=moment.day,
            clock=moment.clock,
            title=opportunity.step_title(moment.key),
            basis="timetable",
            public=steps.index(moment.key) >= steps.index(_PUBLIC_FROM),
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

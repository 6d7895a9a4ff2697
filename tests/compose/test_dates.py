from datetime import date, time

import pytest
from tests.strategies import condition, opportunity

from tenderkit.compose.dates import key_dates
from tenderkit.model.law import Due, LawRegister, Notice
from tenderkit.model.opportunity import Moment

HOLIDAYS = {date(2027, 5, 3)}


def _notice(key, due, duty="mandatory", when=(), title="Notice"):
    return Notice(
        key=key, title=title, section="s.1", regulation="", when="then", duty=duty, order=1,
        due=due, applies_when=when, mark="V",
    )  # fmt: skip


def _due(days, event, unit="days", direction="after"):
    return Due(days=days, unit=unit, event=event, counting="day-one", direction=direction)


_STEPS = (
    Moment(key="conflicts_assessment", day=date(2026, 9, 1)),
    Moment(key="notice", day=date(2026, 12, 1)),
    Moment(key="tenders_due", day=date(2027, 1, 12), clock=time(12)),
    Moment(key="award_notice", day=date(2027, 4, 26)),
    Moment(key="contract_signed", day=date(2027, 5, 7)),
    Moment(key="contract_start", day=date(2027, 7, 1)),
)


def _shown(dates):
    return [(str(one.day), one.key, one.title, one.basis) for one in dates]


def _dates(notices=(), facts=None, **fields):
    one = opportunity(
        **{"timetable": _STEPS, "initial_years": 3, "extensions_years": (2, 1), **fields}
    )
    return key_dates(one, LawRegister(notices=notices), facts or {}, HOLIDAYS)


def test_steps_and_terms_stand_in_their_order():
    """Each step, then the last day of the initial term and of each extension."""
    assert _shown(_dates()) == [
        ("2026-09-01", "conflicts_assessment", "Conflicts assessment prepared", "timetable"),
        ("2026-12-01", "notice", "Tender notice (UK4) published", "timetable"),
        ("2027-01-12", "tenders_due", "Tenders due", "timetable"),
        ("2027-04-26", "award_notice", "Contract award notice (UK6) published", "timetable"),
        (
            "2027-05-07",
            "contract_signed",
            "Contract signed, not before the standstill has ended",
            "timetable",
        ),
        ("2027-07-01", "contract_start", "Contract start", "timetable"),
        ("2030-06-30", "contract_end", "Last day of the initial term", "term"),
        ("2032-06-30", "contract_end", "Last day of extension 1", "term"),
        ("2033-06-30", "contract_end", "Last day of extension 2", "term"),
    ]


def test_suppliers_are_told_the_steps_from_the_notice_on():
    """What comes before the notice, the end of the contract and notices stay inside."""
    dates = _dates((_notice("UK7", _due(30, "contract_signed")),))

    assert [one.key for one in dates if one.public] == [
        "notice", "tenders_due", "award_notice", "contract_signed", "contract_start",
    ]  # fmt: skip
    assert [one.clock for one in dates if one.key == "tenders_due"] == [time(12)]


def test_a_notice_has_its_last_day():
    """UK7 thirty days beginning with the signing, UK3 forty days before the notice, UK11 after the end."""
    dates = _dates(
        (
            _notice("UK3", _due(40, "notice", direction="before")),
            _notice("UK7", _due(30, "contract_signed"), title="Contract details notice"),
            _notice("UK11", _due(30, "contract_end")),
            _notice("STD", _due(9, "award_notice", "working_days")),
        )
    )
    found = [one for one in _shown(dates) if one[3].startswith("Procurement Act")]

    assert found == [
        ("2026-10-22", "UK3", "Last day for UK3 (notice)", "Procurement Act 2023, s.1"),
        ("2027-05-07", "STD", "Last day for STD (notice)", "Procurement Act 2023, s.1"),
        (
            "2027-06-05",
            "UK7",
            "Last day for UK7 (contract details notice)",
            "Procurement Act 2023, s.1",
        ),
        ("2033-07-29", "UK11", "Last day for UK11 (notice)", "Procurement Act 2023, s.1"),
    ]


@pytest.mark.parametrize(
    ("notice", "facts"),
    [
        (_notice("UK7", None), {}),
        (_notice("UK7", _due(30, "the day it happens")), {}),
        (_notice("UK7", _due(30, "go_live")), {}),
        (
            _notice("UK7", _due(30, "notice"), when=(condition("above_threshold", "yes"),)),
            {"above_threshold": "no"},
        ),
        (_notice("UK3", _due(40, "notice", direction="before"), "optional"), {}),
    ],
    ids=["no-date", "an-event", "a-step-that-is-not-there", "another-value", "optional"],
)
def test_a_notice_without_a_day(notice, facts):
    """It falls on no step, has no place in this procurement, or is a choice that nobody has made."""
    assert "Procurement Act 2023, s.1" not in [one.basis for one in _dates((notice,), facts)]


def test_an_optional_notice_that_is_planned():
    """Its last day stands beside the day for which it is planned."""
    planned = (Moment(key="planned_notice", day=date(2026, 10, 1)), *_STEPS)
    notice = _notice("UK3", _due(40, "notice", direction="before"), "optional")

    assert "UK3" in [one.key for one in _dates((notice,), timetable=planned)]


def test_a_contract_of_no_known_start_has_no_end():
    """Nor has a notice that follows from it a last day."""
    dates = _dates((_notice("UK11", _due(30, "contract_end")),), timetable=_STEPS[:1])

    assert [one.key for one in dates] == ["conflicts_assessment"]


def test_a_contract_that_starts_on_the_leap_day():
    """One year from 29 February ends on 27 February, the day before the 28th stands for it."""
    start = (Moment(key="contract_start", day=date(2028, 2, 29)),)
    dates = _dates(timetable=start, initial_years=1, extensions_years=())

    assert str(dates[-1].day) == "2029-02-27"

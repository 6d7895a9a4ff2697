"""A step of the timetable that stands before a step that has to come first.

**Why it matters.** A timetable that can't be kept is changed during the procurement, and each change
means notices, questions and sometimes a longer period for everybody.

**Fires**

    timetable:
      clarifications_answered: 2027-01-18
      tenders_due: 2027-01-12 12:00

    opportunity.yaml:52:16: error OPP301 timetable-out-of-order
    tenders_due on 2027-01-12 is before clarifications_answered on 2027-01-18
    help: move tenders_due to 2027-01-18 or later, or clarifications_answered to an earlier day

The order runs from the conflicts assessment, through notice, questions, deadlines and award, to going
live. Each step is compared with the last one before it that the timetable holds.

**Stays silent**: two steps on one day; steps that are left out; a day before the Act began (OPP306).
"""

from collections.abc import Iterator
from itertools import pairwise

from tenderkit.checks._calendar import backwards, before_act
from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.opportunity import TIMETABLE, Moment
from tenderkit.rules.rule import Hit

CODE = "OPP301"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare each step with the one before it."""
    place = {key: number for number, key in enumerate(TIMETABLE)}
    steps = sorted(case.opportunity.timetable, key=lambda moment: place[moment.key])
    for earlier, later in pairwise(steps):
        if backwards(earlier, later) and not before_act(case.library.law, later.day):
            yield Hit(
                at=called(later.at, later.key),
                message=f"{_named(later, earlier)} is before {_named(earlier, later)}",
                help=_help(earlier, later),
            )


def _help(earlier: Moment, later: Moment) -> str:
    if earlier.day == later.day:
        return f"give {later.key} a later time, or {earlier.key} an earlier one"
    return f"move {later.key} to {earlier.day} or later, or {earlier.key} to an earlier day"


def _named(moment: Moment, other: Moment) -> str:
    clock = f" at {moment.clock:%H:%M}" if moment.clock and moment.day == other.day else ""
    return f"{moment.key} on {moment.day}{clock}"

"""A deadline on a Saturday, a Sunday or a bank holiday.

**Why it matters.** Nobody answers the telephone when a portal fails. Suppliers that ask for more time
then have a point, and an extension has to be given to all.

**Fires**

    timetable:
      tenders_due: 2026-12-28 12:00

    opportunity.yaml:52:16: warning OPP303 deadline-not-working-day
    tenders_due on 2026-12-28 is a bank holiday
    help: the next working day is 2026-12-29

It looks at the ends of stages, and at the last days for clarification questions and answers.

**Stays silent**: other steps, such as a notice, which may be published on any day; a day
before the Act began (OPP306).

**Waiver**: sensible where the portal is staffed on that day.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import before_act
from tenderkit.checks._opportunity import called
from tenderkit.model.calendar import is_working, working_day
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP303"
SEVERITY = Severity.WARNING

DEADLINES = (
    "clarifications_close",
    "clarifications_answered",
    "tenders_due",
    "final_tenders_due",
)
_WEEKEND = {5: "a Saturday", 6: "a Sunday"}


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up the day of each deadline."""
    deadlines = {*DEADLINES, *(stage.due for stage in case.opportunity.stages)}
    for moment in case.opportunity.timetable:
        if before_act(case.library.law, moment.day):
            continue
        if moment.key in deadlines and not is_working(moment.day, case.bank_holidays):
            kind = _WEEKEND.get(moment.day.weekday(), "a bank holiday")
            yield Hit(
                at=called(moment.at, moment.key),
                message=f"{moment.key} on {moment.day} is {kind}",
                help=f"the next working day is {working_day(1, moment.day, case.bank_holidays)}",
            )

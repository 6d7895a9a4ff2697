"""A day before the Procurement Act began.

**Why it matters.** No clause, threshold or period of the library applies to a procurement that commenced
earlier. More often the year was mistyped, and everything counted from it is wrong.

**Fires**

    commenced_on: 2016-12-01

    opportunity.yaml:5:1: error OPP306 before-the-act
    commenced_on is 2016-12-01, before the Procurement Act 2023 began on 2025-02-24
    help: correct the year; what commenced earlier goes by earlier law, for which this library has no clause

It looks at `commenced_on`, and where that is right at the timetable. The day is that from which `law.yaml`
has `pa-2023` in force.

**Stays silent**: a `law.yaml` that doesn't say when the Act began.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import act, before_act
from tenderkit.checks._opportunity import called, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP306"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the day of commencement, then at the steps."""
    opportunity, law = case.opportunity, case.library.law
    instrument = act(law)
    if instrument is None:
        return
    began = f"before the {instrument.title} began on {instrument.in_force_from}"
    if before_act(law, opportunity.commenced_on):
        yield Hit(
            at=opportunity.place_of("commenced_on"),
            message=f"commenced_on is {opportunity.commenced_on}, {began}",
            help="correct the year; what commenced earlier goes by earlier law, "
            "for which this library has no clause",
        )
        return
    early = [moment for moment in opportunity.timetable if before_act(law, moment.day)]
    if early:
        days = listed(f"{moment.key} on {moment.day}" for moment in early)
        yield Hit(
            at=called(early[0].at, early[0].key),
            message=f"{days} {'lie' if len(early) > 1 else 'lies'} {began}",
            help="correct the year",
        )

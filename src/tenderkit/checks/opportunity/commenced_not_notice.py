"""A procurement that is said to commence on another day than that of its tender notice.

**Why it matters.** The day of commencement decides which law, thresholds and clause versions apply.
For a competitive procedure it is the day on which the notice is published.

**Fires**

    commenced_on: 2026-11-24
    timetable:
      notice: 2026-12-01

    opportunity.yaml:5:1: warning OPP305 commenced-not-notice
    commenced_on is 2026-11-24, and the notice is published on 2026-12-01
    help: write commenced_on: 2026-12-01, or correct notice in the timetable

**Stays silent**: a timetable without a notice; a day before the Act began (OPP306).

**Waiver**: sensible where an earlier step has begun the procurement, for example a planned notice.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import before_act
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP305"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the two days."""
    opportunity = case.opportunity
    notice = opportunity.moment("notice")
    if notice is None or notice.day == opportunity.commenced_on:
        return
    if not any(before_act(case.library.law, d) for d in (notice.day, opportunity.commenced_on)):
        commenced = f"commenced_on is {opportunity.commenced_on}"
        yield Hit(
            at=opportunity.place_of("commenced_on"),
            message=f"{commenced}, and the notice is published on {notice.day}",
            help=f"write commenced_on: {notice.day}, or correct notice in the timetable",
        )

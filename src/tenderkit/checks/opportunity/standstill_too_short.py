"""A contract that would be signed before the standstill period has ended.

**Why it matters.** A contract entered into during the mandatory standstill can be set aside
(Procurement Act 2023, ss.51 and 105), and the supplier who lost is the one who counts the days.

**Fires**

    timetable:
      award_notice: 2027-04-26
      contract_signed: 2027-05-06

    opportunity.yaml:58:20: error OPP304 standstill-too-short
    contract_signed on 2027-05-06 is working day 8 after the award notice of 2027-04-26, and signing
    is allowed from working day 9, 2027-05-07 (Procurement Act 2023, s.51)
    help: move contract_signed to 2027-05-07 or later

The day of the award notice (UK6) is working day 1, or the first working day after it where it is
none. Weekends and bank holidays in England don't count. The length is that of `standstill` in `law.yaml`.

**Stays silent**: a value below the threshold; a signature before the award notice, which is OPP301.

**Waiver**: sensible for an award to which the mandatory standstill doesn't apply.
"""

from collections.abc import Iterator
from datetime import date

from tenderkit.checks._calendar import below_threshold
from tenderkit.checks._opportunity import called, cited
from tenderkit.model.calendar import DAY, is_working, working_day
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP304"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Count working days from the award notice to the signature."""
    opportunity, law = case.opportunity, case.library.law
    notice, signed = opportunity.moment("award_notice"), opportunity.moment("contract_signed")
    period = law.minimum_period("standstill", opportunity.commenced_on)
    if below_threshold(case) or notice is None or signed is None or period is None:
        return
    earliest = working_day(period.days + 1, notice.day, case.bank_holidays)
    if notice.day <= signed.day < earliest:
        source = cited(law, period.instrument, period.section, period.mark)
        yield Hit(
            at=called(signed.at, signed.key),
            message=f"contract_signed on {signed.day} is {_reached(case, notice.day, signed.day)} "
            f"after the award notice of {notice.day}, and signing is allowed from working day "
            f"{period.days + 1}, {earliest} ({source})",
            help=f"move contract_signed to {earliest} or later",
        )


def _reached(case: OpportunityCase, start: date, end: date) -> str:
    """The last working day up to ``end``, by number."""
    days = (start + number * DAY for number in range((end - start).days + 1))
    return f"working day {sum(is_working(day, case.bank_holidays) for day in days)}"

"""A stage that gives suppliers less time than the law does.

**Why it matters.** The Procurement Act 2023 sets a least number of days for requests to take part and
for tenders (s.54). A notice with a shorter period is unlawful from the day it is published.

**Fires**

    - {id: S-1, title: Written tenders, minimum_period: electronic-together}
    timetable: {notice: 2026-12-01, tenders_due: 2026-12-21}

    opportunity.yaml:52:16: error OPP302 period-too-short
    S-1 gives 20 days from notice to tenders_due, and electronic-together needs 25: the earliest
    lawful day is 2026-12-26 (Procurement Act 2023, s.54(4))
    help: move tenders_due to 2026-12-26 or later

Days are counted from the day after the step that opens the stage, and the deadline's own day counts.
`minimum_period` is a key of `law.yaml`, looked up on the day on which the procurement commences; an
unknown key is found too, and so is a stage whose steps the timetable doesn't hold. For a first stage
without `minimum_period` electronic-together is assumed, and the message says so.

**Stays silent**: a value below the threshold, where periods need only be reasonable; a later stage
without `minimum_period`; a deadline before its opening, which is OPP301.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import backwards, before_act, below_threshold
from tenderkit.checks._opportunity import called, cited
from tenderkit.model.calendar import DAY
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.law import MinimumPeriod
from tenderkit.model.opportunity import Moment, Stage
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean
from tenderkit.text.words import counted

CODE = "OPP302"
SEVERITY = Severity.ERROR

ASSUMED = "electronic-together"
_KINDS = ("participation", "tendering")


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Count the days of each stage."""
    early = before_act(case.library.law, case.opportunity.commenced_on)
    if early or below_threshold(case):
        return
    for stage in case.opportunity.stages:
        first = stage is case.opportunity.stages[0]
        key = stage.minimum_period or (ASSUMED if first else "")
        if key:
            yield from _stage(case, stage, key)


def _stage(case: OpportunityCase, stage: Stage, key: str) -> Iterator[Hit]:
    on = case.opportunity.commenced_on
    opens, due = case.opportunity.moment(stage.opens), case.opportunity.moment(stage.due)
    period = case.library.law.minimum_period(key, on)
    if period is None or period.kind not in _KINDS:
        yield _unknown(case, stage, key)
    elif opens is None or due is None:
        missing = stage.due if opens else stage.opens
        word = "closes" if opens else "opens"
        message = f"{stage.id} {word} with {missing}, which the timetable does not hold"
        yield Hit(
            at=called(stage.at, stage.id), message=message, help=f"add {missing} to the timetable"
        )
    elif not backwards(opens, due) and (due.day - opens.day).days < period.days:
        yield _short(case, stage, period, opens, due)


def _unknown(case: OpportunityCase, stage: Stage, key: str) -> Hit:
    law, on = case.library.law, case.opportunity.commenced_on
    known = {
        p.key
        for p in law.minimum_periods
        if p.kind in _KINDS and law.minimum_period(p.key, on) is p
    }
    message = f"{stage.id} names {key}, which is not a minimum period on {on}"
    if not stage.minimum_period:
        message = f"{stage.id} names no minimum period, and {key} is not one on {on}"
    return Hit(at=called(stage.at, stage.id), message=message, help=did_you_mean(key, known))


def _short(
    case: OpportunityCase, stage: Stage, period: MinimumPeriod, opens: Moment, due: Moment
) -> Hit:
    found, earliest = counted((due.day - opens.day).days, "day"), opens.day + period.days * DAY
    source = cited(case.library.law, period.instrument, period.section, period.mark)
    assumed = "" if stage.minimum_period else ", assumed here,"
    return Hit(
        at=called(due.at, stage.id),
        message=f"{stage.id} gives {found} from {stage.opens} to {stage.due}, and {period.key}"
        f"{assumed} needs {period.days}: the earliest lawful day is {earliest} ({source})",
        help=f"move {stage.due} to {earliest} or later"
        + ("" if stage.minimum_period else ", or name the minimum_period that applies"),
    )

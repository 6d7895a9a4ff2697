"""An indicator whose figures run against what is better.

**Why it matters.** The figures decide the rating that is published. Out of order they leave a rating that no
result can earn, or rate a worse result above a better one.

**Fires**

    indicators:
      - {id: K-01, title: Availability, measures: [DEL-040.R1], source: the monitor, unit: per cent,
         better: higher, target: 99.5, approaching: 99.7, requires_improvement: 98, window: calendar month}

    opportunity.yaml:72:5: error OPP210 indicator-out-of-order
    K-01 is better the higher it is, and approaching (99.7) is not below target (99.5)
    help: state target, approaching and requires_improvement from the highest to the lowest

Equal figures are out of order too: between them there is no result that earns the rating.

**Stays silent**: 99.5, 99 and 98 where higher is better; 5, 8 and 10 where lower is.
"""

from collections.abc import Iterator
from itertools import pairwise

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.schedule import Indicator
from tenderkit.rules.rule import Hit

CODE = "OPP210"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the figures of each indicator, two by two."""
    for one in case.opportunity.indicators:
        fault = _fault(one)
        if fault:
            order = "highest to the lowest" if one.better == "higher" else "lowest to the highest"
            yield Hit(
                at=called(one.at, one.id),
                message=f"{one.id} is better the {one.better} it is, and {fault}",
                help=f"state target, approaching and requires_improvement from the {order}",
            )


def _fault(one: Indicator) -> str:
    """The first two figures that are out of order, in words."""
    figures = (
        ("target", one.target),
        ("approaching", one.approaching),
        ("requires_improvement", one.requires_improvement),
    )
    for (near, best), (far, next_best) in pairwise(figures):
        right = next_best < best if one.better == "higher" else next_best > best
        if not right:
            side = "below" if one.better == "higher" else "above"
            return f"{far} ({next_best:f}) is not {side} {near} ({best:f})"
    return ""

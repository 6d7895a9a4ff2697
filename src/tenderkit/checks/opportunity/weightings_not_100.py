"""Award criteria, or the sub-criteria of one criterion, do not add up to exactly 100 per cent, or to their parent's weighting.

**Why it matters.** Award criteria must be clear, measurable and specific, and their relative
importance must be shown, by weightings or in another way (Procurement Act 2023, s.23). A total of
95 means that no tender can reach full marks, and that the published method is not the one used: a
common ground of challenge.

**Fires**

    criteria:
      - {id: C-01, title: Quality, weighting: 60}
      - {id: C-02, title: Price, weighting: 35}

    opportunity.yaml:3:5: error OPP203 weightings-not-100
        3 |       - {id: C-02, title: Price, weighting: 35}
    award criteria total 95%, not 100%
    help: raise one or more weightings by 5 points in all

**Stays silent**: 60 and 40; 33.4, 33.3 and 33.3; criteria ranked by order of importance without
weightings, where the procedure allows it.

**Waiver**: accepted by the tool, never sensible.
"""  # noqa: E501 -- the first sentence says the fault whole

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tenderkit.checks._opportunity import called, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.opportunity import Criterion
from tenderkit.rules.rule import Hit

CODE = "OPP203"
SEVERITY = Severity.ERROR

_HUNDRED = Decimal(100)


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Add up the award criteria, then the parts of each."""
    yield from _siblings("award criteria", case.opportunity.criteria, _HUNDRED)


def _siblings(title: str, criteria: Sequence[Criterion], whole: Decimal) -> Iterator[Hit]:
    weightings = [one.weighting for one in criteria if one.weighting is not None]
    bare = [one.id for one in criteria if one.weighting is None]
    if weightings and bare:
        have = "have" if len(bare) > 1 else "has"
        yield Hit(
            at=next(called(one.at, one.id) for one in criteria if one.weighting is None),
            message=f"{listed(bare)} {have} no weighting, and other {title} have one",
            help="give every one a weighting, or none and state their order of importance",
        )
    elif weightings and sum(weightings) != whole:
        gap = whole - sum(weightings)
        verb = "raise" if gap > 0 else "lower"
        points = "point" if abs(gap) == 1 else "points"
        yield Hit(
            at=called(criteria[-1].at, criteria[-1].id),
            message=f"{title} total {_figure(sum(weightings, Decimal(0)))}%, not {_figure(whole)}%",
            help=f"{verb} one or more weightings by {_figure(abs(gap))} {points} in all",
        )
    for one in criteria:
        yield from _siblings(f"parts of {one.id}", one.parts, one.weighting or _HUNDRED)


def _figure(number: Decimal) -> str:
    return f"{number.normalize():f}"

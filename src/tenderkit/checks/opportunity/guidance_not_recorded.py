"""A guidance item that fits the opportunity and of which nobody has said whether it was followed.

**Why it matters.** The mistakes that cost most are made before the first document is written. A step that
was passed over on purpose has a reason; one that was forgotten has none, and the file shows which it was.

**Fires**

    guidance:
      IG-10: {done_on: 2026-11-13, output: the pass-or-fail list}

    opportunity.yaml:84:1: note OPP116 guidance-not-recorded
    IG-12 is neither recorded as followed nor skipped: Have another borough read the draft
    help: read it with 'tenderkit guide IG-12', then record it under guidance: done_on and output, or skipped

It fires once an item.

**Stays silent**: an item whose facts don't hold; an item that is recorded with `skipped` and the reason; an
item of the stage "management" before the contract starts.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.library import STAGES
from tenderkit.rules.rule import Hit

CODE = "OPP116"
SEVERITY = Severity.NOTE


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the items that fit with those that are recorded."""
    opportunity = case.opportunity
    recorded = {followed.item for followed in opportunity.guidance}
    starts = opportunity.moment("contract_start")
    running = starts is not None and starts.day <= case.on
    for item in case.selection.guidance:
        if item.id in recorded or (item.stage == STAGES[-1] and not running):
            continue
        yield Hit(
            at=called(opportunity.place_of("guidance"), item.id),
            message=f"{item.id} is neither recorded as followed nor skipped: {item.title}",
            help=(
                f"read it with 'tenderkit guide {item.id}', then record it under guidance: "
                "done_on and output, or skipped"
            ),
        )

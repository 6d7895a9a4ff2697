"""A guidance item that the opportunity records and the library doesn't have.

**Why it matters.** What was done is recorded under an id that nobody can look up, and the item that was
meant counts as passed over.

**Fires**

    guidance:
      IG-99: {done_on: 2026-11-13, output: notes of a peer review}

    opportunity.yaml:85:3: error OPP117 guidance-unknown
    the library holds no guidance item IG-99
    help: accepted: IG-01, IG-02, IG-03

**Stays silent**: an item that doesn't fit the facts of the opportunity and was followed all the same; one
whose file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP117"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up every item that is recorded."""
    known = {*case.library.guidance, *case.library.unreadable}
    for followed in case.opportunity.guidance:
        if followed.item not in known:
            yield Hit(
                at=called(followed.at, followed.item),
                message=f"the library holds no guidance item {followed.item}",
                help=did_you_mean(followed.item, case.library.guidance),
            )

"""A clause that stands under both `add` and `omit`.

**Why it matters.** Only one of the two can be meant. The clause is left out, and the reason for adding
it stands in a file that nobody reads again.

**Fires**

    clauses:
      add: {DA-060: exports matter}
      omit: {DA-060: exports are dear}

    opportunity.yaml:21:18: error OPP112 clause-added-and-omitted
    DA-060 is both added and omitted
    help: delete it from add or from omit

**Stays silent**: an id that no clause has, which is OPP109.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP112"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for ids that are in both lists."""
    opportunity = case.opportunity
    for id, typed in opportunity.omit.items():
        if id in opportunity.add and id in case.library.clauses:
            yield Hit(
                at=typed.at,
                message=f"{id} is both added and omitted",
                help="delete it from add or from omit",
                clause=id,
            )

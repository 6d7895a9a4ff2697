"""An award criterion that no question is scored under and that has no method of its own.

**Why it matters.** Its share of the marks cannot be given: nothing that suppliers write is assessed
under it.

**Fires**

    criteria:
      - {id: C-01, title: Quality, weighting: 60}
      - {id: C-02, title: Price, weighting: 40, method: lowest-price-ratio}
    questions: []

    opportunity.yaml:40:5: error OPP207 criterion-without-question
    C-01 (Quality) has neither a question nor a method
    help: ask a question under C-01, or say by which method it is scored

**Stays silent**: a criterion with a method, such as price; a criterion whose parts have questions; a
criterion that a question means under a misspelt id, which is OPP205.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import all_criteria, called, leaves, nearest
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP207"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for a question under each criterion that has no parts."""
    criteria = case.opportunity.criteria
    known = {criterion.id for criterion in all_criteria(criteria)}
    asked = {question.criterion for question in case.opportunity.questions}
    asked |= {nearest(id, known) for id in asked - known}
    for criterion in leaves(criteria):
        if criterion.id not in asked and not criterion.method:
            yield Hit(
                at=called(criterion.at, criterion.id),
                message=f"{criterion.id} ({criterion.title}) has neither a question nor a method",
                help=f"ask a question under {criterion.id}, or say by which method it is scored",
            )

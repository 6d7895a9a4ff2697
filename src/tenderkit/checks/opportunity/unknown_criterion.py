"""A question that is to be scored under a criterion that doesn't exist.

**Why it matters.** The marks for its answer would count for nothing, or under a criterion that
suppliers were never told.

**Fires**

    - {id: Q-01, text: Describe your interfaces., words: 250, criterion: C-01.7, tests: []}

    opportunity.yaml:58:78: error OPP205 unknown-criterion
    Q-01 is scored under C-01.7, which is not an award criterion
    help: did you mean C-01.6?

**Stays silent**: a question under a criterion or under one of its parts.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import all_criteria, called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP205"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up the criterion of each question."""
    known = {criterion.id for criterion in all_criteria(case.opportunity.criteria)}
    for question in case.opportunity.questions:
        if question.criterion not in known:
            scored = f"{question.id} is scored under {question.criterion}"
            yield Hit(
                at=called(question.criterion_at, question.id),
                message=f"{scored}, which is not an award criterion",
                help=did_you_mean(question.criterion, known),
            )

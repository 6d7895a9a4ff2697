"""A scored question whose word limit is 0 or above 10,000.

**Why it matters.** Words beyond the limit are not assessed, so a limit of 0 forbids every answer. A
limit that nobody could fill is none: suppliers don't know how much is expected, and assessors get more
than they can read with the same care.

**Fires**

    - {id: Q-01, text: Describe your interfaces., words: 0, criterion: C-01, tests: []}

    opportunity.yaml:58:57: error OPP204 word-limit-unfit
    Q-01 has a limit of 0 words
    help: write a limit from 1 to 10000; 250 to 1000 is usual

**Stays silent**: 1; 10000.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP204"
SEVERITY = Severity.ERROR

MOST = 10_000


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the word limit of each question."""
    for question in case.opportunity.questions:
        if not 1 <= question.words <= MOST:
            yield Hit(
                at=called(question.words_at, question.id),
                message=f"{question.id} has a limit of {question.words} words",
                help=f"write a limit from 1 to {MOST}; 250 to 1000 is usual",
            )

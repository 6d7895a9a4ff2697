"""The words "and/or" in a text that suppliers read.

**Why it matters.** "The Supplier must report faults and/or complaints" can be met by reporting one of the
two. Courts have read it both ways; the officer who wrote it always meant one of them.

**Fires**

    text: |
      The Supplier must report faults and/or complaints every month.

    1.0.0.yaml:31:32: error CLS117 and-or
    DA-060.R1 says "and/or"
    help: say "and", say "or", or say "A, B or both"

It looks at the title, provisions, definitions, evidence, prompts, labels and choices, and finds the words
with spaces around the stroke and the other way round as well.

**Stays silent**: the drafting note and the reason, which bind nobody; another stroke, such as "read/write"; a
released version that a later one has replaced.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import asked, can_be_mended, gaps, issued, title
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS117"
SEVERITY = Severity.ERROR

_AND_OR = re.compile(r"\b(?:and\s?/\s?or|or\s?/\s?and)\b", re.IGNORECASE)


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look at everything that a supplier reads."""
    clause = case.clause
    if not can_be_mended(case):
        return
    for passage in (title(clause), *issued(clause), *asked(clause), *gaps(clause)):
        for match in _AND_OR.finditer(passage.prose.text):
            words = " ".join(match.group().split())
            yield Hit(
                at=passage.place(match.start()),
                message=f'{passage.name} says "{words}"',
                help='say "and", say "or", or say "A, B or both"',
                clause=clause.id,
                requirement=passage.requirement,
            )

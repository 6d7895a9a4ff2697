"""A sentence of more than 50 words in a text that suppliers read.

**Why it matters.** Whoever reads a long sentence has lost its beginning at its end. What doesn't fit into
50 words is usually two duties, or a list that wants to be one.

**Fires**

    text: |
      The Supplier must ... (53 words)

    1.0.0.yaml:31:7: warning CLS119 long-sentence
    a sentence of DA-060.R5 has 53 words, 3 more than 50
    help: split it, or make a list of its parts

It looks at provisions, definitions, evidence and prompts. The words that lead into a list are counted by
themselves, and each item by itself; a blank or a reference counts as one word.

A definition may have 70 words, since it completes one sentence and cannot be split.

**Stays silent**: 50 words; a list whose items are short, however many there are; the drafting note and the
reason; a released version that a later one has replaced.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import asked, can_be_mended, issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.sentences import sentences

CODE = "CLS119"
SEVERITY = Severity.WARNING

LONGEST, LONGEST_DEFINITION = 50, 70
"""Words of a sentence."""


def check(case: ClauseCase) -> Iterator[Hit]:
    """Count the words of every sentence, item and lead-in."""
    if not can_be_mended(case):
        return
    for passage in (*issued(case.clause), *asked(case.clause)):
        longest = LONGEST if passage.requirement else LONGEST_DEFINITION
        if passage.prose.text.count(" ") < longest:
            continue
        for sentence in sentences(passage.prose.text):
            if sentence.words > longest:
                more = sentence.words - longest
                yield Hit(
                    at=passage.place(sentence.offset),
                    message=(
                        f"a sentence of {passage.name} has {sentence.words} words, "
                        f"{more} more than {longest}"
                    ),
                    help="split it, or make a list of its parts",
                    clause=case.clause.id,
                    requirement=passage.requirement,
                )

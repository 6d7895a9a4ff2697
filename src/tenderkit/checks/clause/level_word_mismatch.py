"""A provision whose words don't carry its level, carry a second one, or say "shall".

**Why it matters.** Suppliers answer the level and courts read the words. A MUST that says "should"
can be declined, a MUST that also says "may" binds to nobody knows what, and "shall" is read as duty,
intention or future by turns.

**Fires**

    R1:
      level: MUST
      text: |
        The Supplier should let the Council export all Council Data.

    1.0.0.yaml:31:20: error CLS101 level-word-mismatch
    DA-060.R1 is a MUST, but its text says "should"
    help: write "must", or lower the level to SHOULD

**Stays silent**: a SHOULD that says "should"; the month of May; a provision that binds the council
or states a rule, whatever levels its words have, as long as it doesn't say "shall".

**Waiver**: sensible only where the words are quoted from an enactment.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import Level, Provision
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.terms import prose_only

CODE = "CLS101"
SEVERITY = Severity.ERROR

_LEVEL_WORD = re.compile(r"\b(must|should|may)\b", re.IGNORECASE)
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_MONTH = re.compile(r"\bMay\b")


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the level of each requirement with its words, and look for "shall" everywhere."""
    shall_in = set()
    for passage in issued(case.clause):
        found = _SHALL.search(passage.prose.text)
        if found is None:
            continue
        shall_in.add(passage.requirement)
        yield Hit(
            at=passage.prose.place(found.start()),
            message=f'{passage.name} says "shall"',
            help='write "must" for a duty, "should" for a wish, "may" for a permission',
            clause=case.clause.id,
            requirement=passage.requirement,
        )
    for provision in case.clause.provisions:
        if provision.level:
            yield from _against_level(case, provision, provision.id in shall_in)


def _against_level(case: ClauseCase, provision: Provision, says_shall: bool) -> Iterator[Hit]:
    level = provision.level or Level.MUST
    right = level.lower()
    text = _MONTH.sub("xxx", prose_only(provision.text.text))
    words = [(m.group().lower(), m.start()) for m in _LEVEL_WORD.finditer(text)]
    wrong = [(word, offset) for word, offset in words if word != right]
    has_right = len(wrong) < len(words)
    if wrong:
        word, offset = wrong[0]
        message = f'{provision.id} is a {level}, but its text {"also " * has_right}says "{word}"'
        help = (
            f'give the "{word}" a provision of its own, or say it in other words'
            if has_right
            else f'write "{right}", or change the level to {word.upper()}'
        )
    elif not has_right and not says_shall:
        offset = 0
        message = f'{provision.id} is a {level}, but its text does not say "{right}"'
        help = f'say what the Supplier "{right}" do, or write "binds: rule" for a rule'
    else:
        return
    yield Hit(
        at=provision.text.place(offset),
        message=message,
        help=help,
        clause=case.clause.id,
        requirement=provision.id,
    )

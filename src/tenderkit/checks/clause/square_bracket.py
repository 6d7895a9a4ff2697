"""Words in square brackets anywhere in a clause: what suppliers read, or what officers read.

**Why it matters.** Square brackets are how drafts mark a gap, and how an unfilled blank prints. Left
in a released clause they reach suppliers, who ask what belongs there, or fill it themselves; a note that
says "[why this figure]" leaves officers without the reason.

**Fires**

    text: |
      The Supplier must complete an export within [five] Working Days.

    1.0.0.yaml:31:51: error CLS109 square-bracket
    DA-060.R1 holds "[five]"
    help: make it a blank, or say it without brackets

It looks at the title, provisions, definitions, evidence, prompts and choices of answers, at labels, choices
and `why` of blanks, the drafting note and the reason. In a working draft it is a warning.

**Stays silent**: a Markdown link, which is CLS110.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import Passage, asked, gaps, issued, title
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.model.place import Prose
from tenderkit.rules.rule import Hit

CODE = "CLS109"
SEVERITY = Severity.ERROR

_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|[\[\]]")
_SHOWN = 60
"""How many characters of a gap a message repeats."""


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look for brackets in everything that a supplier reads, then in everything that officers read."""
    clause = case.clause
    officers = (*_explained(clause), *_notes(clause))
    for passage in (title(clause), *issued(clause), *asked(clause), *gaps(clause), *officers):
        yield from _hits(clause, passage)


def _explained(clause: ClauseVersion) -> Iterator[Passage]:
    """Why a blank is there."""
    for blank in clause.blanks:
        yield Passage(name=f"the why of {blank.name}", prose=Prose(text=blank.why), at=blank.at)


def _notes(clause: ClauseVersion) -> Iterator[Passage]:
    yield Passage(name="the drafting note", prose=clause.drafting_note)
    yield Passage(name="the reason", prose=clause.reason)


def _hits(clause: ClauseVersion, passage: Passage) -> Iterator[Hit]:
    without_links = _LINK.sub(lambda match: " " * len(match.group()), passage.prose.text)
    for match in _BRACKETS.finditer(without_links):
        words = " ".join(match.group().split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 5]} ...]"
        advice = "make it a blank, or say it without brackets"
        yield Hit(
            at=passage.place(match.start()),
            message=f'{passage.name} holds "{shown}"',
            help="write your own words in its place" if clause.draft else advice,
            severity=Severity.WARNING if clause.draft else None,
            clause=clause.id,
            requirement=passage.requirement,
        )

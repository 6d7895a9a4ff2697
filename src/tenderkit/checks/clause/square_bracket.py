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

from tenderkit.checks._clause import Passage, issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place, Prose
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
    for passage in issued(clause):
        yield from _hits(clause, passage)
    for where, text, at, requirement in (*_asked(clause), *_explained(clause)):
        passage = Passage(name=where, prose=Prose(text=text, at=at), requirement=requirement)
        yield from _hits(clause, passage, at)
    for where, prose in (
        ("the drafting note", clause.drafting_note),
        ("the reason", clause.reason),
    ):
        yield from _hits(clause, Passage(name=where, prose=prose))


def _asked(clause: ClauseVersion) -> Iterator[tuple[str, str, Place, str]]:
    """What a requirement asks of suppliers beside its own words."""
    for provision in clause.provisions:
        id = provision.id
        yield f"the evidence for {id}", provision.evidence, provision.at, id
        if provision.answer:
            yield f"the prompt of {id}", provision.answer.prompt, provision.answer.at, id
            for choice in provision.answer.choices:
                yield f"the choice {choice.value} of {id}", choice.label, provision.answer.at, id


def _explained(clause: ClauseVersion) -> Iterator[tuple[str, str, Place, str]]:
    """The title, and what a blank says of itself."""
    yield "the title", clause.title, clause.place_of("title"), ""
    for blank in clause.blanks:
        yield f"the label of {blank.name}", blank.label, blank.at, ""
        yield f"the why of {blank.name}", blank.why, blank.at, ""
        for choice in blank.choices:
            yield f"the choice {choice.value} of {blank.name}", choice.label, blank.at, ""


def _hits(clause: ClauseVersion, passage: Passage, at: Place | None = None) -> Iterator[Hit]:
    without_links = _LINK.sub(lambda match: " " * len(match.group()), passage.prose.text)
    for match in _BRACKETS.finditer(without_links):
        words = " ".join(match.group().split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 5]} ...]"
        advice = "make it a blank, or say it without brackets"
        yield Hit(
            at=at or passage.prose.place(match.start()),
            message=f'{passage.name} holds "{shown}"',
            help="write your own words in its place" if clause.draft else advice,
            severity=Severity.WARNING if clause.draft else None,
            clause=clause.id,
            requirement=passage.requirement,
        )

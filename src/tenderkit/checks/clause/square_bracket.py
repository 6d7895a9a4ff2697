"""Words in square brackets in a provision, a definition or the evidence for a requirement.

**Why it matters.** Square brackets are how drafts mark a gap, and how an unfilled blank prints. Left
in a released clause they reach suppliers, who ask what belongs there, or fill it themselves.

**Fires**

    text: |
      The Supplier must complete an export within [five] Working Days.

    1.0.0.yaml:31:51: error CLS109 square-bracket
    DA-060.R1 holds "[five]"
    help: make it a blank, or say it without brackets

In a working draft it is a warning.

**Stays silent**: brackets in the drafting note; a Markdown link, which is CLS110.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "CLS109"
SEVERITY = Severity.ERROR

_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)")
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,60}\]|[\[\]]")


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look for brackets in everything that a supplier reads."""
    clause = case.clause
    for passage in issued(clause):
        for words, offset in _brackets(passage.prose.text):
            yield _hit(
                clause, passage.prose.place(offset), passage.name, words, passage.requirement
            )
    for provision in clause.provisions:
        for words, _ in _brackets(provision.evidence):
            yield _hit(
                clause, provision.at, f"the evidence for {provision.id}", words, provision.id
            )


def _brackets(text: str) -> list[tuple[str, int]]:
    without_links = _LINK.sub(lambda match: " " * len(match.group()), text)
    return [(match.group(), match.start()) for match in _BRACKETS.finditer(without_links)]


def _hit(clause: ClauseVersion, at: Place, where: str, words: str, requirement: str) -> Hit:
    return Hit(
        at=at,
        message=f'{where} holds "{words}"',
        help="make it a blank, or say it without brackets",
        severity=Severity.WARNING if clause.draft else None,
        clause=clause.id,
        requirement=requirement,
    )

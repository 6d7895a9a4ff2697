"""A provision that says "must" more than once, and so holds more than one duty.

**Why it matters.** A supplier answers a provision once. With two duties in it, "comply in part" tells
nobody which part, and a price line or a remedy can't be tied to one of them.

**Fires**

    text: |
      The Supplier must export all Council Data and must delete its own copy within ten days.

    1.0.0.yaml:32:54: warning CLS116 several-duties
    DA-060.R1 says "must" 2 times
    help: give each duty a provision of its own

**Stays silent**: a list whose lead-in says "must" and whose items don't, however many there are; a
"must" that only tells how things stand: "say what the Council must do", "where the Council must
publish it"; a SHOULD or MAY that says "must", which is CLS101.

**Waiver**: sensible where two duties can only be performed together.
"""

import re
from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import Level
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.outline import outline
from tenderkit.text.terms import prose_only

CODE = "CLS116"
SEVERITY = Severity.WARNING

_MUST = re.compile(r"\bmust\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:what|how|where|when|if|unless|because|before|after|until)\b[^.,;:]*?\bmust\b",
    re.IGNORECASE,
)


def check(case: ClauseCase) -> Iterator[Hit]:
    """Count the duties of each provision."""
    for provision in case.clause.provisions:
        found = _duties(provision.text.text)
        if len(found) > 1 and provision.level in (Level.MUST, None):
            yield Hit(
                at=provision.text.place(found[1]),
                message=f'{provision.id} says "must" {len(found)} times',
                help="give each duty a provision of its own",
                clause=case.clause.id,
                requirement=provision.id,
            )


def _duties(text: str) -> list[int]:
    """Where each duty says "must"; the lead-in of a list counts where no item has a duty of its own."""
    words = _SUBORDINATE.sub(lambda match: "x" * len(match.group()), prose_only(text))
    found = [match.start() for match in _MUST.finditer(words)]
    if len(found) < 2:
        return found
    lists = [part.offset for part in outline(text) if part.kind == "list"]
    return [offset for offset in found if not lists or offset > lists[0]]

"""A time, a percentage or a sum of money that is typed into a provision and is not a blank.

**Why it matters.** Somebody will want another figure. As a blank it has a default, limits and a reason,
and an officer changes it in the opportunity; typed, it is changed by a departure or not at all.

**Fires**

    text: |
      The Supplier must complete an export within five Working Days.

    1.0.0.yaml:31:51: warning CLS120 typed-number
    DA-060.R1 types "five Working Days"
    help: make it a blank with a default and limits

It looks at provisions and definitions, for figures and for numbers in words, with a unit of time, per
cent or money.

**Stays silent**: numbers of sections, articles and versions; years; "100 per cent" and "24 hours a day",
which mean the whole; the window of a rate, as in "three audits in any twelve months"; evidence and prompts,
which ask for the past; a released version that a later one has replaced.

**Waiver**: sensible for a figure that an enactment fixes and that no council can change.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import can_be_mended, issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.terms import prose_only

CODE = "CLS120"
SEVERITY = Severity.WARNING

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million"
).split()
_IN_WORDS = rf"(?:(?:{'|'.join(_WORDS)})(?:[ -]|\n| and ))+"
_DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_TIME = (
    r"(?:(?:working|calendar|clear|business)[ \n])?"
    r"(?:second|minute|hour|day|week|fortnight|month|quarter|year)s?"
)
_FIGURE = re.compile(
    rf"(?:£ ?|\bGBP ){_DIGITS}"
    rf"|(?<![\w.,£-])(?:{_DIGITS}[ \n-]?|{_IN_WORDS})"
    rf"(?:(?:{_TIME}|per[ \n]?cent|pounds|pence)(?!\w)|%)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:100|(?:one |a )?hundred) ?(?:per ?cent|%)"
    r"|(?:24|twenty[- ]four) hours(?= a day)|(?:7|seven) days(?= a week)",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"\b(?:any|each|every)(?: period of)?\s$", re.IGNORECASE)


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look for figures with a unit in what binds."""
    if not can_be_mended(case):
        return
    for passage in issued(case.clause):
        text = prose_only(passage.prose.text)
        for match in _FIGURE.finditer(text):
            if _WHOLE.match(text, match.start()) or _WINDOW.search(text[: match.start()]):
                continue
            yield Hit(
                at=passage.place(match.start()),
                message=f'{passage.name} types "{" ".join(match.group().split())}"',
                help="make it a blank with a default and limits",
                clause=case.clause.id,
                requirement=passage.requirement,
            )

"""A value that a blank in the middle of a sentence can't hold: too long, or with a break or control character.

**Why it matters.** A value stands inside a clause. A paragraph, a page of text or an invisible
character in its place makes a provision that nobody has read.

**Fires**

    blanks:
      DP-010.processing_purpose: |
        Running the service.
        Reporting.

    opportunity.yaml:67:30: error OPP504 value-too-long
    DP-010.processing_purpose has a line break in it
    help: write it on one line, or attach the text as a paper of its own

It fires above 2,000 characters, and on line breaks, tabs and control characters, in the values of text
blanks and addresses; and on a title of the opportunity above 200 characters, which every page repeats.

**Stays silent**: Markdown, HTML or template syntax in a value, which prints as it was typed; a line
break at the very end; numbers, dates and amounts, which OPP502 looks at.
"""

import unicodedata
from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP504"
SEVERITY = Severity.ERROR

MOST = 2_000
TITLE = 200


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the title, then through the value of each blank of words."""
    length = len(case.opportunity.title)
    if length > TITLE:
        yield Hit(
            at=case.opportunity.place_of("title"),
            message=f"title has {length} characters, more than {TITLE}",
            help="name what is bought, and say the rest under background or scope",
        )
    for filled in case.filled:
        fault = _fault(filled.value) if filled.blank.type in ("text", "url") else ""
        if fault:
            yield Hit(
                at=called(filled.at, filled.key),
                message=f"{filled.key} has {fault}",
                help="write it on one line, or attach the text as a paper of its own",
                clause=filled.clause,
            )


def _fault(value: str) -> str:
    if len(value) > MOST:
        return f"{len(value):,} characters, more than {MOST:,}"
    if "\n" in value.rstrip("\n"):
        return "a line break in it"
    odd = [
        sign
        for sign in value.rstrip("\n")
        if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")
    ]
    return f"the control character U+{ord(odd[0]):04X} in it" if odd else ""

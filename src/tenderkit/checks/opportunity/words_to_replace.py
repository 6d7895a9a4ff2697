"""Words in square brackets that were to be replaced.

**Why it matters.** A new opportunity begins with brackets where the council's own words belong. One that
is left would go out to suppliers as it stands.

**Fires**

    title: "[title of the contract]"

    opportunity.yaml:4:1: warning OPP505 words-to-replace
    title still holds "[title of the contract]"
    help: write your own words in its place

**Stays silent**: a text without square brackets; an unfilled blank, which is OPP501.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "OPP505"
SEVERITY = Severity.WARNING

_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")
_SHOWN = 60


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for brackets in everything that officers write."""
    for at, name, text in _texts(case.opportunity):
        for match in _BRACKETS.finditer(text):
            words = match.group()
            words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}..."
            yield Hit(
                at=at,
                message=f'{name} still holds "{words}"',
                help="write your own words in its place",
            )


def _texts(opportunity: Opportunity) -> Iterator[tuple[Place, str, str]]:
    yield opportunity.place_of("title"), "title", opportunity.title
    for name in ("background", "outcomes", "scope"):
        for paragraph in getattr(opportunity, name):
            yield opportunity.place_of(name), name, paragraph
    for name, text in opportunity.submission.items():
        yield opportunity.place_of("submission"), f"submission.{name}", text
    for authority in opportunity.authorities:
        for text in (authority.name, authority.address):
            yield authority.at, authority.id, text
    for need in opportunity.needs:
        for text in (need.text, need.evidence):
            yield called(need.at, need.id), need.id, text
    for question in opportunity.questions:
        yield called(question.at, question.id), question.id, question.text
    for line in opportunity.price_lines:
        yield called(line.at, line.id), line.id, line.title
    for criterion in opportunity.criteria:
        for one in (criterion, *criterion.parts):
            yield called(one.at, one.id), one.id, one.title
    yield from _schedules(opportunity)


def _schedules(opportunity: Opportunity) -> Iterator[tuple[Place, str, str]]:
    yield opportunity.place_of("lots_reason"), "lots_reason", opportunity.lots_reason
    for lot in opportunity.lots:
        for text in (lot.title, lot.scope):
            yield called(lot.at, lot.id), lot.id, text
    for asked in opportunity.participation:
        for text in (asked.title, asked.text, asked.evidence, asked.because):
            yield called(asked.at, asked.id), asked.id, text
    for one in opportunity.indicators:
        for text in (one.title, one.source, one.unit, one.window):
            yield called(one.at, one.id), one.id, text
    for row in opportunity.processing:
        for text in row.texts:
            yield row.at, f"processing.{row.key}", text
    for key, typed in opportunity.notice.items():
        yield typed.at, f"notice.{key}", typed.value

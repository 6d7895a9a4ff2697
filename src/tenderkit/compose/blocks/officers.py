"""The generated blocks of the officers' own sheets: notice, dates, scoring sheets."""

from tenderkit.compose.context import date_in_words
from tenderkit.compose.select import applies
from tenderkit.compose.site import Maker, Site, references, table, words
from tenderkit.model.block import Block, Blocks, Heading, Paragraph, Runs
from tenderkit.model.opportunity import Question

ASSESSORS = ("First assessor", "Second assessor", "Third assessor")
_OPEN = "[to be completed]"


def notice(site: Site) -> Blocks:
    """The tender notice, field by field, with what to paste."""
    blocks: list[Block] = []
    for section in dict.fromkeys(field.section for field in site.notice):
        blocks.append(Heading(level=2, runs=words(section)))
        rows = [
            (words(field.field), words(field.value or _OPEN), words(field.source))
            for field in site.notice
            if field.section == section
        ]
        blocks += table(section, "Field | Value to paste | From", (25, 51, 24), rows)
    return tuple(blocks)


def notices(site: Site) -> Blocks:
    """The notices that this procurement may call for, in their order."""
    rows = [
        (words(one.key), words(one.title), words(one.when), words(one.duty), words(one.section))
        for one in site.library.law.notices
        if applies(one.applies_when, site.selection.facts)[0] == "yes"
    ]
    header = "Notice | Title | When | Duty | Section"
    return table("Notices", header, (10, 22, 42, 13, 13), rows)


def key_dates(site: Site) -> Blocks:
    """Every date of the procurement and the contract, with what it rests on."""
    rows = [(words(date_in_words(one)), words(one.title), words(one.basis)) for one in site.dates]
    return table("Dates", "Day | What happens or is due | Basis", (30, 42, 28), rows)


def assessment(site: Site) -> Blocks:
    """For each question: what it tests, the evidence that counts, and a sheet for the scores."""
    blocks: list[Block] = []
    for question in site.opportunity.questions:
        criterion = site.criterion(question.criterion)
        title = criterion.title if criterion else question.criterion
        blocks.append(Heading(level=2, runs=words(f"{question.id}: {title}{_lot(question)}")))
        blocks.append(Paragraph(runs=words(question.text), level=3))
        blocks += table(f"What {question.id} tests", "Requirement | Wording | Evidence that counts",
                        (22, 44, 34), _tested(site, question))  # fmt: skip
        sheet = [(words(who), words(""), words("")) for who in (*ASSESSORS, "Agreed")]
        header = "Assessor | Score (0 to 5) | Reasons, with the place in the Response"
        blocks += table(f"Scores for {question.id}", header, (20, 15, 65), sheet)
    return tuple(blocks)


def moderation(site: Site) -> Blocks:
    """One row a question, for the meeting at which scores are agreed."""
    rows = [
        (words(f"{question.id}{_lot(question)}"), words(question.criterion), *[words("")] * 6)
        for question in site.opportunity.questions
    ]
    header = f"Question | Criterion | {' | '.join(ASSESSORS)} | Agreed | Floor met | Reasons"
    return table("Moderation", header, (13, 13, 13, 13, 13, 11, 8, 16), rows)


def _tested(site: Site, question: Question) -> list[tuple[Runs, ...]]:
    rows: list[tuple[Runs, ...]] = []
    for link in question.tests:
        requirement = site.requirement(link.to)
        if requirement:
            rows.append(
                (
                    references([link.to]),
                    words(requirement.text),
                    words(requirement.provision.evidence),
                )
            )
    return rows


def _lot(question: Question) -> str:
    return f" ({question.lot})" if question.lot else ""


MAKERS: dict[str, Maker] = {
    made.__name__: made for made in (notice, notices, key_dates, assessment, moderation)
}

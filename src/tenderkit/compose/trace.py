"""From any requirement to its need, clause, question, criterion, indicator and law."""

from collections.abc import Iterable, Iterator

from tenderkit.model.clause import LawRelied
from tenderkit.model.opportunity import Opportunity, Question
from tenderkit.model.pack import Requirement, Traced
from tenderkit.model.place import Link
from tenderkit.model.schedule import Indicator


def traced(opportunity: Opportunity, requirements: Iterable[Requirement]) -> Iterator[Traced]:
    """One row a requirement, in their order."""
    for one in requirements:
        asked = asking(opportunity, one.id)
        yield Traced(
            requirement=one.id,
            clause=one.clause.pin,
            needs=tuple(n.id for n in opportunity.needs if _names(n.requirements, one.id)),
            questions=tuple(question.id for question in asked),
            criteria=tuple(dict.fromkeys(question.criterion for question in asked)),
            indicators=tuple(
                k.id for k in opportunity.indicators if _names(k.requirements, one.id)
            ),
            law=tuple(dict.fromkeys(_cited(law) for law in one.clause.law if _covers(law, one.id))),
        )


def asking(opportunity: Opportunity, id: str) -> list[Question]:
    """The questions that test a requirement."""
    return [question for question in opportunity.questions if _names(question.tests, id)]


def measuring(opportunity: Opportunity, id: str) -> list[Indicator]:
    """The indicators that measure a requirement."""
    return [one for one in opportunity.indicators if _names(one.requirements, id)]


def _names(links: tuple[Link, ...], id: str) -> bool:
    return any(link.to == id for link in links)


def _covers(law: LawRelied, id: str) -> bool:
    return not law.provisions or id.rpartition(".")[2] in law.provisions


def _cited(law: LawRelied) -> str:
    return f"{law.instrument} {law.section}".strip()

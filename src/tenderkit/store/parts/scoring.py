"""What an opportunity scores and prices: needs, criteria, questions, price lines."""

from collections.abc import Sequence
from typing import Protocol

from tenderkit.model.opportunity import Criterion, Need, PriceLine, Question
from tenderkit.model.place import Place
from tenderkit.store.decode import Fields, list_of, one_or_more, record
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.values import (
    DECIMAL,
    LINE,
    MONEY,
    PROVISION_LINK,
    TEXT,
    WHOLE,
    choice,
    pattern,
)

NEED_ID = pattern("an id such as N-01", r"N-\d{2,3}")
QUESTION_ID = pattern("an id such as Q-01", r"Q-\d{2,3}")
CRITERION_ID = pattern("an id such as C-01", r"C-\d{2,3}")
PART_ID = pattern("an id such as C-01.1", r"C-\d{2,3}\.\d{1,2}")
ANY_CRITERION_ID = pattern("an id such as C-01 or C-01.1", r"C-\d{2,3}(?:\.\d{1,2})?")
PRICE_ID = pattern("an id such as P-01", r"P-\d{2,3}")
LOT_ID = pattern("an id such as L-1", r"L-\d{1,2}")
METHODS = ("lowest-price-ratio",)
"""How a criterion is scored on which no question is asked."""
STAGE_ID = pattern("an id such as S-1", r"S-\d{1,2}")

_METHOD = choice(*METHODS)


class Identified(Protocol):
    """Anything with an id and a place."""

    @property
    def id(self) -> str:
        """The id that must be its own."""

    @property
    def at(self) -> Place:
        """Where it stands."""


def refuse_twins(reader: Reader, things: Sequence[Identified]) -> None:
    """Report every id that was given before."""
    first: dict[str, Place] = {}
    for thing in things:
        if thing.id and thing.id in first:
            message = f"the id {thing.id} is given twice, as in line {first[thing.id].line}"
            reader.fault("bad-value", thing.at, message, "give each its own id, for good")
        first.setdefault(thing.id, thing.at)


def _need(fields: Fields) -> Need:
    return Need(
        id=fields.need("id", NEED_ID),
        text=fields.need("text", LINE),
        evidence=fields.need("evidence", TEXT),
        requirements=fields.need("requirements", list_of(PROVISION_LINK)),
        at=fields.at,
    )


def _part(fields: Fields) -> Criterion:
    return Criterion(
        id=fields.need("id", PART_ID),
        title=fields.need("title", LINE),
        weighting=fields.maybe("weighting", DECIMAL, None),
        method=fields.maybe("method", _METHOD, ""),
        text=fields.maybe("text", TEXT, ""),
        at=fields.at,
    )


def _criterion(fields: Fields) -> Criterion:
    return Criterion(
        id=fields.need("id", CRITERION_ID),
        title=fields.need("title", LINE),
        weighting=fields.maybe("weighting", DECIMAL, None),
        method=fields.maybe("method", _METHOD, ""),
        text=fields.maybe("text", TEXT, ""),
        parts=fields.maybe("parts", list_of(record(_part)), ()),
        at=fields.at,
    )


def _question(fields: Fields) -> Question:
    return Question(
        id=fields.need("id", QUESTION_ID),
        text=fields.need("text", TEXT),
        words=fields.need("words", WHOLE),
        criterion=fields.need("criterion", ANY_CRITERION_ID),
        tests=fields.need("tests", list_of(PROVISION_LINK)),
        stage=fields.maybe("stage", STAGE_ID, ""),
        evidence=fields.maybe("evidence", TEXT, ""),
        lot=fields.maybe("lot", LOT_ID, ""),
        at=fields.at,
        words_at=fields.at_of("words"),
        criterion_at=fields.at_of("criterion"),
        lot_at=fields.at_of("lot"),
    )


def _price_line(fields: Fields) -> PriceLine:
    return PriceLine(
        id=fields.need("id", PRICE_ID),
        title=fields.need("title", LINE),
        kind=fields.need("kind", choice("one-off", "recurring", "rate")),
        unit=fields.maybe("unit", LINE, ""),
        years=fields.maybe("years", WHOLE, 0),
        must_be=fields.maybe("must_be", MONEY, None),
        because=fields.maybe("because", one_or_more(PROVISION_LINK), ()),
        lot=fields.maybe("lot", LOT_ID, ""),
        at=fields.at,
        must_be_at=fields.at_of("must_be"),
        lot_at=fields.at_of("lot"),
    )


NEEDS = list_of(record(_need))
CRITERIA = list_of(record(_criterion))
QUESTIONS = list_of(record(_question))
PRICE_LINES = list_of(record(_price_line))

"""What an opportunity says for its schedules: lots, participation, indicators, processing, guidance."""

from tenderkit.model.schedule import (
    PROCESSING_ROWS,
    Followed,
    Indicator,
    Lot,
    ParticipationCondition,
    ProcessingRow,
)
from tenderkit.store.decode import Fields, list_of, named, record
from tenderkit.store.parts.procedure import AUTHORITY_ID, PARAGRAPHS
from tenderkit.store.parts.scoring import LOT_ID
from tenderkit.store.parts.values import (
    DATE,
    DECIMAL,
    GUIDANCE,
    LINE,
    MONEY,
    PROVISION_LINK,
    TEXT,
    YES_NO,
    choice,
    located,
    pattern,
)

_CONDITION_ID = pattern("an id such as CP-01", r"CP-\d{2}")
_INDICATOR_ID = pattern("an id such as K-01", r"K-\d{2}")


def _lot(fields: Fields) -> Lot:
    return Lot(
        id=fields.need("id", LOT_ID),
        title=fields.need("title", LINE),
        scope=fields.need("scope", TEXT),
        estimate=fields.need("estimate", MONEY),
        authorities=fields.maybe("authorities", list_of(located(AUTHORITY_ID)), ()),
        at=fields.at,
    )


def _condition(fields: Fields) -> ParticipationCondition:
    return ParticipationCondition(
        id=fields.need("id", _CONDITION_ID),
        title=fields.need("title", LINE),
        kind=fields.need("kind", choice("legal-and-financial", "technical")),
        text=fields.need("text", LINE),
        evidence=fields.need("evidence", LINE),
        because=fields.need("because", LINE),
        at=fields.at,
    )


def _indicator(fields: Fields) -> Indicator:
    return Indicator(
        id=fields.need("id", _INDICATOR_ID),
        title=fields.need("title", LINE),
        requirements=fields.need("measures", list_of(PROVISION_LINK)),
        source=fields.need("source", LINE),
        unit=fields.need("unit", LINE),
        better=fields.need("better", choice("higher", "lower")),
        target=fields.need("target", DECIMAL),
        approaching=fields.need("approaching", DECIMAL),
        requires_improvement=fields.need("requires_improvement", DECIMAL),
        window=fields.need("window", LINE),
        key=fields.maybe("key", YES_NO, False),
        credit_percent=fields.maybe("credit_percent", DECIMAL, None),
        at=fields.at,
    )


def _processing(fields: Fields) -> tuple[ProcessingRow, ...]:
    return tuple(
        ProcessingRow(key=key, texts=texts, at=fields.at_of(key))
        for key in PROCESSING_ROWS
        if (texts := fields.maybe(key, PARAGRAPHS, ()))
    )


def _followed(fields: Fields) -> Followed:
    if fields.has("skipped"):
        fields.refuse("output", "is said to be skipped")
        fields.refuse("done_on", "is said to be skipped")
        return Followed(item=fields.key, skipped=fields.need("skipped", LINE), at=fields.at)
    return Followed(
        item=fields.key,
        on=fields.need("done_on", DATE),
        output=fields.need("output", LINE),
        at=fields.at,
    )


LOTS = list_of(record(_lot))
PARTICIPATION = list_of(record(_condition))
INDICATORS = list_of(record(_indicator))
PROCESSING = record(_processing)
GUIDANCE_FOLLOWED = named(_followed, GUIDANCE)

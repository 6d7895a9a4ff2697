"""Who buys, how and when: authorities, value, term, stages, timetable, submission."""

from tenderkit.model.money import Money
from tenderkit.model.opportunity import (
    PROCEDURES,
    TIMETABLE,
    Attachment,
    Authority,
    Departure,
    Moment,
    Stage,
)
from tenderkit.store.decode import Fields, list_of, record
from tenderkit.store.parts.reader import Kind, Reader, report_type
from tenderkit.store.parts.scoring import STAGE_ID
from tenderkit.store.parts.values import (
    ANY_TEXT,
    CLAUSE,
    INSIDE,
    KEY,
    LINE,
    LOCAL_PROVISION,
    MOMENT,
    MONEY,
    TEXT,
    WHOLE,
    choice,
    pattern,
)
from tenderkit.store.yaml_tree import Node, Scalar, Sequence

AUTHORITY_ID = pattern("two to five capital letters such as HXB", r"[A-Z]{2,5}")
_STEP = choice(*TIMETABLE)


def _authority(fields: Fields) -> Authority:
    return Authority(
        id=fields.need("id", AUTHORITY_ID),
        name=fields.need("name", LINE),
        role=fields.need("role", choice("lead", "party", "may-join")),
        address=fields.maybe("address", LINE, ""),
        at=fields.at,
    )


def _value(fields: Fields) -> tuple[Money, str]:
    return fields.need("estimate", MONEY), fields.need("basis", LINE)


def _term(fields: Fields) -> tuple[int, tuple[int, ...]]:
    return fields.need("initial_years", WHOLE), fields.maybe("extensions_years", list_of(WHOLE), ())


def _stage(fields: Fields) -> Stage:
    return Stage(
        id=fields.need("id", STAGE_ID),
        title=fields.need("title", LINE),
        opens=fields.maybe("opens", _STEP, "notice"),
        due=fields.maybe("due", _STEP, "tenders_due"),
        minimum_period=fields.maybe("minimum_period", KEY, ""),
        keeps=fields.maybe("keeps", WHOLE, 0),
        at=fields.at,
    )


def _procedure(fields: Fields) -> tuple[str, tuple[Stage, ...]]:
    kind = fields.need("kind", choice(*PROCEDURES))
    return kind, fields.maybe("stages", list_of(record(_stage)), ())


def _timetable(fields: Fields) -> tuple[Moment, ...]:
    moments = []
    for key in TIMETABLE:
        found = fields.maybe(key, MOMENT, None)
        if found is not None:
            day, clock = found
            moments.append(Moment(key=key, day=day, clock=clock, at=fields.at_of(key)))
    return tuple(moments)


def _submission(fields: Fields) -> dict[str, str]:
    return {name: fields.maybe(name, LINE, "") for name in ("portal", "address", "file_name")}


def _departure(fields: Fields) -> Departure:
    change = fields.need("change", choice("level", "text", "omit"))
    reworded = change in ("level", "text")
    return Departure(
        clause=fields.need("clause", CLAUSE),
        provision=fields.need("provision", LOCAL_PROVISION),
        change=change,
        was=fields.need("from", TEXT) if reworded else fields.maybe("from", ANY_TEXT, ""),
        becomes=fields.need("to", TEXT) if reworded else fields.maybe("to", ANY_TEXT, ""),
        reason=fields.need("reason", TEXT),
        approved_by=fields.maybe("approved_by", ANY_TEXT, ""),
        at=fields.at,
    )


def _attachment(fields: Fields) -> Attachment:
    return Attachment(
        file=fields.need("file", INSIDE),
        title=fields.need("title", LINE),
        volume=fields.need("volume", KEY),
        at=fields.at,
        file_at=fields.at_of("file"),
        volume_at=fields.at_of("volume"),
    )


_TEXTS = list_of(TEXT)


def _read_paragraphs(reader: Reader, node: Node, name: str) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        return _TEXTS.read(reader, node, name)
    if isinstance(node, Scalar):
        text = TEXT.read(reader, node, name).rstrip("\n")
        between = "\n" if node.style == ">" else "\n\n"
        return tuple(part.strip("\n") for part in text.split(between) if part.strip())
    report_type(reader, node, name, "text", f"write '{name}: |' and the words on the next lines")
    return ()


AUTHORITIES = list_of(record(_authority), at_least=1)
VALUE = record(_value)
TERM = record(_term)
PROCEDURE = record(_procedure)
TIMETABLE_STEPS = record(_timetable)
SUBMISSION = record(_submission)
DEPARTURES = list_of(record(_departure))
ATTACHMENTS = list_of(record(_attachment))
PARAGRAPHS: Kind[tuple[str, ...]] = Kind(
    accepts="text, or a list of texts",
    read=_read_paragraphs,
    stand_in=tuple,
    shape=lambda describe: {"anyOf": [TEXT.schema(describe), _TEXTS.schema(describe)]},
)

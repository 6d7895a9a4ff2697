"""What a clause is made of: conditions, provenance, law, blanks, terms, provisions, change record.

Annexes, definitions and guidance items are made of the same parts.
"""

from tenderkit.model.clause import (
    NUMERIC_TYPES,
    Answer,
    Blank,
    ChangeRecord,
    Condition,
    LawRelied,
    Level,
    Provenance,
    Provision,
    Term,
)
from tenderkit.store.decode import Fields, list_of, map_of, named, record
from tenderkit.store.parts.reader import Kind, Reader
from tenderkit.store.parts.values import (
    ANY_TEXT,
    BLOCK,
    CHOICES,
    DATE,
    KEY,
    LINE,
    LOCAL_PROVISION,
    NAME,
    PROSE,
    TEXT,
    WHOLE,
    YES_NO,
    choice,
    choices_of,
    pattern,
)
from tenderkit.store.yaml_tree import Mapping, Node

ANSWER_KINDS = ("comply", "comply-with-text", "comply-with-evidence", "number", "date", "choice")
BLANK_TYPES = (*NUMERIC_TYPES, "money", "date", "choice", "text", "url")
LEVELS = tuple(level.value for level in Level)
RELATIONS = ("aligned", "extension", "statutory", "practice")

_LOCAL_PROVISIONS = list_of(LOCAL_PROVISION)
_TERM_NAME = pattern("a phrase that begins with a capital letter", r"[A-Z][\w'’ -]{0,79}")


def _provenance(fields: Fields) -> Provenance:
    return Provenance(
        source=fields.need("source", KEY),
        head=fields.maybe("head", LINE, ""),
        section=fields.maybe("section", LINE, ""),
        relation=fields.need("relation", choice(*RELATIONS)),
        provisions=fields.maybe("provisions", _LOCAL_PROVISIONS, ()),
        note=fields.maybe("note", LINE, ""),
        deviations=fields.maybe("deviations", list_of(LINE), ()),
        at=fields.at,
    )


def _law(fields: Fields) -> LawRelied:
    return LawRelied(
        instrument=fields.need("instrument", KEY),
        section=fields.maybe("section", LINE, ""),
        provisions=fields.need("provisions", _LOCAL_PROVISIONS),
        note=fields.maybe("note", LINE, ""),
        at=fields.at,
    )


def _blank(fields: Fields) -> Blank:
    return Blank(
        name=fields.key,
        label=fields.need("label", LINE),
        type=fields.need("type", choice(*BLANK_TYPES)),
        default=fields.maybe("default", ANY_TEXT, ""),
        minimum=fields.maybe("minimum", LINE, ""),
        maximum=fields.maybe("maximum", LINE, ""),
        choices=choices_of(fields.maybe("choices", CHOICES, {})),
        unit=fields.maybe("unit", LINE, ""),
        filled_by=fields.need("filled_by", choice("authority", "supplier")),
        why=fields.maybe("why", TEXT, ""),
        at=fields.at,
    )


def _term(fields: Fields) -> Term:
    return Term(
        term=fields.key,
        plural=fields.maybe("plural", ANY_TEXT, ""),
        text=fields.need("text", PROSE),
        at=fields.at,
    )


def _change(fields: Fields) -> ChangeRecord:
    return ChangeRecord(
        kind=fields.need("kind", choice("edition", "update", "correction")),
        reason=fields.need("reason", TEXT),
        author=fields.need("author", LINE),
        approver=fields.need("approver", LINE),
        date=fields.need("date", DATE),
        at=fields.at,
    )


def _answer(fields: Fields) -> Answer:
    kind = fields.need("kind", choice(*ANSWER_KINDS))
    if not kind:
        fields.ignore_rest()
    words = 0
    if kind == "comply-with-text":
        words = fields.need("words", WHOLE)
    elif kind == "comply-with-evidence":
        words = fields.maybe("words", WHOLE, 0)
    minimum = maximum = unit = ""
    if kind == "number":
        unit = fields.need("unit", LINE)
        minimum, maximum = fields.maybe("minimum", LINE, ""), fields.maybe("maximum", LINE, "")
    elif kind == "date":
        minimum, maximum = fields.maybe("earliest", LINE, ""), fields.maybe("latest", LINE, "")
    return Answer(
        kind=kind,
        words=words,
        prompt=fields.maybe("prompt", TEXT, ""),
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        choices=choices_of(fields.need("choices", CHOICES)) if kind == "choice" else (),
        at=fields.at,
    )


def _provision(fields: Fields, clause: str) -> Provision:
    id = f"{clause}.{fields.key}"
    fields.name = id
    if fields.has("binds"):
        binds = fields.need("binds", choice("council", "rule"))
        if not binds:
            fields.ignore_rest()
        for name in ("level", "evidence", "answer", "zero_priced"):
            fields.refuse(name, f"binds {binds}")
        return Provision(id=id, text=fields.need("text", BLOCK), binds=binds, at=fields.at)
    return Provision(
        id=id,
        text=fields.need("text", BLOCK),
        level=Level(fields.need("level", choice(*LEVELS)) or Level.MUST),
        evidence=fields.need("evidence", TEXT),
        answer=fields.need("answer", record(_answer)),
        zero_priced=fields.maybe("zero_priced", YES_NO, False),
        at=fields.at,
    )


def provisions(clause: str) -> Kind[tuple[Provision, ...]]:
    """The provisions of one clause, at least one."""
    return named(lambda fields: _provision(fields, clause), LOCAL_PROVISION, at_least=1)


_CONDITIONS = map_of(NAME, list_of(LINE, at_least=1))


def _read_conditions(reader: Reader, node: Node, name: str) -> tuple[Condition, ...]:
    values = _CONDITIONS.read(reader, node, name)
    places = {}
    if isinstance(node, Mapping):
        places = {entry.key.text: reader.place(entry.key) for entry in node.entries}
    return tuple(
        Condition(fact=fact, values=allowed, at=places[fact]) for fact, allowed in values.items()
    )


CONDITIONS: Kind[tuple[Condition, ...]] = Kind(
    accepts="a mapping from facts to lists of values",
    read=_read_conditions,
    stand_in=tuple,
    shape=_CONDITIONS.shape,
)
PROVENANCE = list_of(record(_provenance))
LAW = list_of(record(_law))
BLANKS = named(_blank, NAME)
TERMS = named(_term, _TERM_NAME)
CHANGE = record(_change)

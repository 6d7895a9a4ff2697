"""The files at the top of a library: ``library.yaml``, ``sources.yaml``, ``library.lock.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.library import Category, Fact, Library, SameEvent, Source, SourceHead
from tenderkit.model.place import Place, Typed
from tenderkit.store.decode import Fields, list_of, map_of, named, open_fields, record
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.values import (
    ANY_TEXT,
    DATE,
    KEY,
    LINE,
    NAME,
    TEXT,
    choice,
    located,
    pattern,
    typed,
)
from tenderkit.text.inline import BLANK_NAME, CLAUSE_ID

HOMES = ("specification", "conditions", "instructions")
MARKS = ("V", "V2", "K", "?")

CATEGORY = pattern("a key of two to five capital letters", r"[A-Z]{2,5}")
DIGEST = pattern("a SHA-256 of 64 hexadecimal digits", r"[0-9a-f]{64}")
ACRONYM = pattern(
    "a word with two capitals or more such as HTTPS",
    r"(?=(?:\S*[A-Z]){2})[A-Z0-9-]{2,16}",
)
HEAD_KEY = pattern("a letter and a number such as L1", r"[A-Z][1-9]\d?")
FOLDER = pattern("the name of a folder in small letters", r"[a-z][a-z0-9-]{0,31}")
PIN = pattern(
    "a pin such as DA-040@1.0.0", rf"(?:{CLAUSE_ID.pattern}|IG-\d\d|definitions)@\d+\.\d+\.\d+"
)
BLANK_KEY = pattern(
    "a clause's blank such as DA-060.full_export_working_days",
    rf"{CLAUSE_ID.pattern}\.{BLANK_NAME.pattern}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Everything of ``library.yaml``."""

    id: str
    name: str
    version: str
    licence: str
    regimes: tuple[str, ...]
    categories: tuple[Category, ...]
    facts: tuple[Fact, ...]
    proper_names: tuple[str, ...]
    acronyms: tuple[str, ...]
    same_events: tuple[SameEvent, ...]
    blanks: Mapping[str, Typed]
    at: Place


def read_head(path: Path, shown_as: str, *, own: bool = False) -> tuple[Head, list[Finding]]:
    """What ``library.yaml`` says; in a council's ``own`` most of it is optional.

    Mistakes leave stand-ins behind, so that the clauses can be looked at all the same.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        fields = Fields(reader, None)
    head = _own_head(fields) if own else _head(fields)
    fields.close()
    return head, reader.findings


def clashes(head: Head, base: Library) -> list[Finding]:
    """What a council's ``library.yaml`` gives a name that is taken; the first to have it keeps it."""
    reader = Reader(head.at.file, "LIB")
    keys = {category.key: f"the key of {category.title}" for category in base.categories}
    folders = {category.folder: f"the folder of {category.key}" for category in base.categories}
    facts = {fact.name: "a fact of the bundled library" for fact in base.facts}
    named = [(keys, c.key, f"the key of {c.title}", c.at) for c in head.categories]
    named += [(folders, c.folder, f"the folder of {c.key}", c.at) for c in head.categories]
    named += [(facts, fact.name, "a fact", fact.at) for fact in head.facts]
    for known, name, meaning, at in named:
        if name in known:
            message = f"{name} is {known[name]} already"
            reader.fault("bad-value", at, message, "delete it here, or choose another name")
        known.setdefault(name, meaning)
    return reader.findings


def read_sources(path: Path, shown_as: str) -> tuple[dict[str, Source], list[Finding]]:
    """What provenance may point to, by key; nothing where the file isn't there or is broken."""
    if not path.exists():
        return {}, []
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return {}, reader.findings
    sources = fields.every(named(_source, KEY))
    return {} if reader.failed else {source.key: source for source in sources}, reader.findings


def read_lock(path: Path, shown_as: str) -> tuple[dict[str, str], list[Finding]]:
    """The recorded digest of every released file, by pin; nothing where the file isn't there."""
    if not path.exists():
        return {}, []
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return {}, reader.findings
    lock = fields.every(map_of(PIN, DIGEST))
    return {} if reader.failed else lock, reader.findings


def render_lock(lock: Mapping[str, str]) -> str:
    """The text of ``library.lock.yaml``, in the order of the pins."""
    lines = [
        "# Written by 'tenderkit release'; not to be edited by hand.",
        "# The SHA-256 of every released file, over UTF-8 with line feeds and no byte-order mark.",
        *(f"{pin}: {digest}" for pin, digest in sorted(lock.items())),
    ]
    return "\n".join(lines) + ("\n" if lock else "\n{}\n")


def build_head(fields: Fields) -> Head:
    """What any ``library.yaml`` says: the bundled one alone has facts that are computed."""
    return _head(fields) if fields.has("computed") else _own_head(fields)


def _category(fields: Fields) -> Category:
    return Category(
        key=fields.need("key", CATEGORY),
        title=fields.need("title", LINE),
        folder=fields.need("folder", FOLDER),
        home=fields.need("home", choice(*HOMES)),
        at=fields.at,
    )


def _fact(fields: Fields) -> Fact:
    return Fact(
        name=fields.key,
        label=fields.need("label", LINE),
        values=fields.need("values", list_of(LINE, at_least=1)),
        question=fields.need("question", LINE),
        why=fields.need("why", TEXT),
        at=fields.at,
    )


def _computed(fields: Fields) -> Fact:
    return Fact(
        name=fields.key,
        label=fields.need("label", LINE),
        values=fields.need("values", list_of(LINE, at_least=1)),
        computed=True,
        why=fields.need("why", TEXT),
    )


def _source(fields: Fields) -> Source:
    return Source(
        key=fields.key,
        title=fields.need("title", LINE),
        publisher=fields.need("publisher", LINE),
        address=fields.need("address", ANY_TEXT),
        checked_on=fields.need("checked_on", DATE),
        mark=fields.need("mark", choice(*MARKS)),
        note=fields.maybe("note", TEXT, ""),
        heads=fields.maybe("heads", named(_source_head, HEAD_KEY), ()),
        at=fields.at,
    )


def _source_head(fields: Fields) -> SourceHead:
    return SourceHead(
        key=fields.key, title=fields.need("title", LINE), text=fields.need("text", LINE)
    )


def _same_event(fields: Fields) -> SameEvent:
    return SameEvent(
        event=fields.need("event", LINE),
        blanks=fields.need("blanks", list_of(located(BLANK_KEY), at_least=1)),
        at=fields.at,
    )


_CATEGORIES = list_of(record(_category))
_FACTS = named(_fact, NAME)
_COMPUTED = named(_computed, NAME)
_NAMES = list_of(LINE)
_BLANKS = map_of(BLANK_KEY, typed(LINE))
_ACRONYMS = list_of(ACRONYM)
_SAME_EVENTS = list_of(record(_same_event))


def _head(fields: Fields) -> Head:
    return Head(
        id=fields.need("id", KEY),
        name=fields.need("name", LINE),
        version=fields.need("version", LINE),
        licence=fields.need("licence", LINE),
        regimes=fields.need("regimes", list_of(KEY, at_least=1)),
        categories=fields.need("categories", _CATEGORIES),
        facts=fields.need("facts", _FACTS) + fields.need("computed", _COMPUTED),
        proper_names=fields.need("proper_names", _NAMES),
        acronyms=fields.maybe("acronyms", _ACRONYMS, ()),
        same_events=fields.maybe("same_event", _SAME_EVENTS, ()),
        blanks={},
        at=fields.at,
    )


def _own_head(fields: Fields) -> Head:
    return Head(
        id=fields.need("id", KEY),
        name=fields.need("name", LINE),
        version=fields.need("version", LINE),
        licence=fields.maybe("licence", LINE, ""),
        regimes=fields.maybe("regimes", list_of(KEY), ()),
        categories=fields.maybe("categories", _CATEGORIES, ()),
        facts=fields.maybe("facts", _FACTS, ()),
        proper_names=fields.maybe("proper_names", _NAMES, ()),
        acronyms=fields.maybe("acronyms", _ACRONYMS, ()),
        same_events=fields.maybe("same_event", _SAME_EVENTS, ()),
        blanks=fields.maybe("blanks", _BLANKS, {}),
        at=fields.at,
    )

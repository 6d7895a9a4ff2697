"""The kinds of single values: texts, ids, dates, numbers, money, choices."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from tenderkit.model.clause import Choice
from tenderkit.model.money import MONEY as MONEY_FORM
from tenderkit.model.money import Money, parse_money
from tenderkit.model.place import Link, Place, Prose, Typed
from tenderkit.store import yaml_tree
from tenderkit.store.decode import map_of
from tenderkit.store.parts.reader import Kind, Reader, quoted, report_type
from tenderkit.store.schema.shapes import text_shape
from tenderkit.text.inline import BLANK_NAME, CLAUSE_ID, PROVISION_ID
from tenderkit.text.suggest import did_you_mean

T = TypeVar("T")

EPOCH = date(1970, 1, 1)
"""Stands in for a date that could not be read; never leaves the store."""

_FEW = 6
"""How many words a message names before it leaves them to the advice."""
_WHOLE = r"0|[1-9]\d{0,11}"
_DECIMAL = r"\d{1,12}(?:\.\d{1,9})?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)"
_MONEY = re.sub(r"\?P<\w+>", "?:", MONEY_FORM.pattern)
_STEP = r"(?!\.{1,2}(?:/|$))[^/\\:\n]+"
"""One folder or file of a path, of which none leads upwards."""
_BRACES = 'put it in quotes if it is text that begins with a brace: "{name}"'


def scalar(
    accepts: str,
    parse: Callable[[str], T | None],
    stand_in: T,
    hint: Callable[[str], str] | None = None,
    short: str = "",
    **keywords: object,
) -> Kind[T]:
    """A kind for one text, which ``parse`` turns into a value or into None where it doesn't fit.

    ``short`` stands for ``accepts`` in a message, where advice lists what is accepted. ``keywords``
    are those of JSON Schema that say of the text what ``parse`` asks of it.
    """

    def read(reader: Reader, node: yaml_tree.Node, name: str) -> T:
        if not isinstance(node, yaml_tree.Scalar):
            help = _BRACES if isinstance(node, yaml_tree.Mapping) and node.flow else ""
            report_type(reader, node, name, accepts, help or f"write {accepts}")
            return stand_in
        text = node.text.rstrip("\n") if node.style in ("|", ">") else node.text
        value = parse(text)
        if value is not None:
            return value
        shown = quoted(text) if text.strip() else "empty"
        help = (hint(text) if hint else "") or f"write {accepts}"
        message = (
            f"{name} is {shown}, not {short or accepts}" if shown != "empty" else f"{name} is empty"
        )
        reader.fault("bad-value", reader.place(node), message, help)
        return stand_in

    return Kind(
        accepts=accepts,
        read=read,
        stand_in=lambda: stand_in,
        shape=lambda _describe: text_shape(lambda text: parse(text) is not None, keywords),
    )


def pattern(accepts: str, form: re.Pattern[str] | str) -> Kind[str]:
    """A text of a fixed form."""
    compiled = re.compile(form)
    whole = f"^(?:{compiled.pattern})$"
    return scalar(
        accepts, lambda text: text if compiled.fullmatch(text) else None, "", pattern=whole
    )


def choice(*values: str) -> Kind[str]:
    """One word out of a few; nothing stands in for a word that is none of them."""

    def hint(text: str) -> str:
        same = next((value for value in values if value.lower() == text.strip().lower()), "")
        near = f"did you mean {same}?" if same else did_you_mean(text, values)
        cut = near.endswith("...")
        return f"accepted: {', '.join(values)}" if cut else near

    accepts = f"{', '.join(values[:-1])} or {values[-1]}" if len(values) > 1 else values[0]
    short = f"one of the {len(values)} words that may stand there" if len(values) > _FEW else ""
    return scalar(
        accepts, lambda text: text if text in values else None, "", hint, short, enum=list(values)
    )


def located(kind: Kind[str]) -> Kind[Link]:
    """An id together with the place where it was typed."""
    return Kind(
        accepts=kind.accepts,
        read=lambda reader, node, name: Link(
            to=kind.read(reader, node, name), at=reader.place(node)
        ),
        stand_in=lambda: Link(to=""),
        shape=kind.shape,
    )


def typed(kind: Kind[str]) -> Kind[Typed]:
    """A text together with the place where it was typed."""
    return Kind(
        accepts=kind.accepts,
        read=lambda reader, node, name: Typed(
            value=kind.read(reader, node, name), at=reader.place(node)
        ),
        stand_in=lambda: Typed(value=""),
        shape=kind.shape,
    )


def choices_of(labels: dict[str, str]) -> tuple[Choice, ...]:
    """A map from values to the words that are printed for them."""
    return tuple(Choice(value=value, label=label) for value, label in labels.items())


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(_WHOLE, text) else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(_DECIMAL, text) else None


def _day(text: str) -> date | None:
    if not re.fullmatch(_DATE, text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_and_clock(text: str) -> tuple[date, time | None] | None:
    match = re.fullmatch(rf"({_DATE})(?: {_CLOCK})?", text, re.ASCII)
    day = _day(match[1]) if match else None
    if match is None or day is None:
        return None
    return day, time(int(match[2]), int(match[3])) if match[2] else None


def _bare(text: str) -> str:
    return text.strip().replace(",", "").removesuffix("%").strip()


def _number_hint(text: str) -> str:
    return f"write {_bare(text)}" if _decimal(_bare(text)) is not None else ""


def _whole_hint(text: str) -> str:
    bare = _bare(text).lstrip("0") or _bare(text)[:1]
    return f"write {bare}" if _whole(bare) is not None else ""


def _money_hint(text: str) -> str:
    number = _decimal(re.sub(r"[£,\s]|(?i:GBP|ex|inc).*", "", text))
    if number is None or number.as_tuple().exponent not in (0, -1, -2):
        return ""
    basis = re.search(r"\b(?:ex|inc)", text.lower())
    if basis:
        return f"write {number:.2f} GBP {basis[0]} VAT"
    return f"write {number:.2f} GBP ex VAT, or inc VAT where the amount includes it"


def _date_hint(text: str) -> str:
    match = re.fullmatch(r"((\d{4})-(\d{2})-(\d{2}))(?: .*)?", text, re.ASCII)
    if match is None or match[2] == "0000" or not "01" <= match[3] <= "12":
        return ""
    if _day(match[1]) is None:
        return f"the month {match[2]}-{match[3]} has no day {int(match[4])}"
    return "write a time from 00:00 to 23:59 after the date, or none where a day is meant"


def _read_block(reader: Reader, node: yaml_tree.Node, name: str) -> Prose:
    if not isinstance(node, yaml_tree.Scalar):
        report_type(reader, node, name, "text", _BLOCK_HELP.format(name=name))
        return Prose()
    if node.style != "|":
        kind = {">": "folded text", "": "plain text"}.get(node.style, "quoted text")
        message = f"{name} is {kind}, not a block that keeps its lines"
        reader.fault("not-a-block", reader.place(node), message, _BLOCK_HELP.format(name=name))
    return _read_prose(reader, node, name)


def _read_prose(reader: Reader, node: yaml_tree.Node, name: str) -> Prose:
    text = TEXT.read(reader, node, name)
    if not isinstance(node, yaml_tree.Scalar):
        return Prose()
    if node.style in ("|", ">"):
        at = Place(file=reader.file, line=node.line + 1, column=node.indent + 1)
        return Prose(text=text, at=at, indent=node.indent + 1)
    column = node.column + (1 if node.style else 0)
    at = Place(file=reader.file, line=node.line, column=column)
    return Prose(text=text, at=at, indent=column)


def _read_open_date(reader: Reader, node: yaml_tree.Node, name: str) -> date | None:
    if isinstance(node, yaml_tree.Scalar) and not node.text.strip():
        return None
    return DATE.read(reader, node, name)


_BLOCK_HELP = "write '{name}: |' and the words on the next lines, indented"

TEXT = scalar("text", lambda text: text if text.strip() else None, "", pattern=r"\S")
LINE = scalar(
    "text on one line",
    lambda text: text if text.strip() and "\n" not in text else None,
    "",
    lambda text: "put all of it on one line" if text.strip() else "",
    pattern=r"^[^\n]*\S[^\n]*\n*$",
)
ANY_TEXT = scalar("text", lambda text: text, "")
BLOCK = Kind(
    accepts="| and the words on the next lines",
    read=_read_block,
    stand_in=Prose,
    shape=lambda _describe: {"type": "string", "pattern": r"\S"},
)
PROSE = Kind(accepts="text", read=_read_prose, stand_in=Prose, shape=TEXT.shape)
VERSION = pattern(
    'a version of three numbers such as "1.10.0"', r"(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}"
)
CLAUSE = pattern("the id of a clause such as DA-060", CLAUSE_ID)
PROVISION = pattern("the id of a provision such as DA-060.R1", PROVISION_ID)
LOCAL_PROVISION = pattern("a provision such as R1", r"R[1-9]\d?")
GUIDANCE = pattern("the id of a guidance item such as IG-10", r"IG-\d\d")
CLAUSE_LINK = located(CLAUSE)
PROVISION_LINK = located(PROVISION)
NAME = pattern("a name of small letters, digits and underscores", BLANK_NAME)
KEY = pattern("a key of letters, digits, points and hyphens", r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
DATE = scalar(
    "a date such as 2026-12-01", _day, EPOCH, _date_hint, pattern=f"^{_DATE}$", format="date"
)
OPEN_DATE: Kind[date | None] = Kind(
    accepts='a date such as 2026-12-01, or ""',
    read=_read_open_date,
    stand_in=lambda: None,
    shape=lambda _describe: {"type": ["string", "null"], "pattern": rf"^(?:{_DATE})?\s*$"},
)
MOMENT: Kind[tuple[date, time | None]] = scalar(
    "a date such as 2026-12-01, or with a time 2026-12-01 12:00",
    _day_and_clock,
    (EPOCH, None),
    _date_hint,
    pattern=f"^{_DATE}(?: {_CLOCK})?$",
)
WHOLE = scalar("a whole number such as 250", _whole, 0, _whole_hint, pattern=f"^(?:{_WHOLE})$")
DECIMAL = scalar(
    "a number such as 12.5", _decimal, Decimal(0), _number_hint, pattern=f"^{_DECIMAL}$"
)
MONEY = scalar(
    "an amount such as 1400000.00 GBP ex VAT",
    parse_money,
    Money(pence=0),
    _money_hint,
    pattern=rf"^\s*{_MONEY}\s*$",
)
_TRUTHS = {"yes": True, "no": False}
YES_NO = scalar("yes or no", _TRUTHS.get, False, enum=[*_TRUTHS])
CHOICES = map_of(KEY, LINE)
INSIDE = pattern("a path below this folder, with forward slashes", rf"{_STEP}(?:/{_STEP})*")

"""YAML as a tree of strings with positions, built from PyYAML's events.

Everything stays what was typed: ``1.10``, ``no`` and ``12:30`` are strings. Tags, anchors, aliases,
merge keys, duplicate keys, keys that are not words and second documents are refused, and so is a
text past the limits, before anything is built.
"""

import re
from dataclasses import dataclass, field

import yaml

from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.slips import HONEST, LIMIT_LEVELS, explain, too_deep, unquoted_braces
from tenderkit.store.text_file import LIMIT_BYTES, normalised

LIMIT_NODES = 50_000

_UNSEEN = re.compile(
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u200a\u200c-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe"
    "\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""Characters that no editor shows, or that turn the direction of a line."""
_THOUSANDS = re.compile(r"£?\d{1,3}(?:,\d{3})*")
_REST = re.compile(r"\d{3}(?:\D.*)?")
_PARSER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(slots=True, kw_only=True)
class Node:
    """A value of the tree; its line and column are counted from 1."""

    line: int
    column: int


@dataclass(slots=True, kw_only=True)
class Scalar(Node):
    """A text as it was typed."""

    text: str
    style: str = ""
    """Empty, ``'``, ``"``, ``|`` or ``>``."""
    indent: int = 0
    """Of a block: the number of columns before its words."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(slots=True, kw_only=True)
class Mapping(Node):
    """Keys with values, in the order typed."""

    entries: list[Entry] = field(default_factory=list)
    flow: bool = False
    """Whether it was typed in braces."""


@dataclass(slots=True, kw_only=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A tree, the faults that stand in its way, or both where the tree can be read all the same."""

    root: Node | None = None
    faults: tuple[Fault, ...] = ()


def parse_yaml(text: str) -> Parsed:
    """The tree of a YAML text; of a field given twice the first is kept, and the second a fault."""
    text = normalised(text)
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT_BYTES:
        return Parsed(faults=(_over(f"the text has more than {LIMIT_BYTES:,} bytes", 0, 0),))
    unseen = _UNSEEN.search(text)
    if unseen:
        return Parsed(faults=(_unseen(text, unseen.start()),))
    builder = _Builder(text)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except _Stop as stop:
        return Parsed(faults=(*builder.faults, stop.fault))
    except yaml.MarkedYAMLError as error:
        return Parsed(faults=(*builder.faults, explain(error, builder.lines)))
    if builder.root is None and not builder.faults:
        message = "the file holds nothing"
        fault = Fault(rule="empty-file", message=message, help="fill it, or delete it")
        return Parsed(faults=(fault,))
    return Parsed(root=None if builder.unsound else builder.root, faults=tuple(builder.faults))


class _Stop(Exception):
    """Ends the reading: going on would cost too much or mean nothing."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Builder:
    """Takes events one by one; what is open stands on a stack, so depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.unsound = False
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._seen: list[dict[str, int]] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._refuse_features(event, line, column)
            self._add(self._scalar(event, line, column))
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_features(event, line, column)
            self._open(Mapping(line=line, column=column, flow=bool(event.flow_style)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_features(event, line, column)
            self._open(Sequence(line=line, column=column))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._keys.pop()
            self._seen.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._feature(f"the alias *{event.anchor}", "write the words out", line, column)
            self._add(Scalar(line=line, column=column, text=""))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                help = "make it a file of its own, or delete the line of three hyphens"
                self._feature("a second document begins here", help, line, column)
                raise _Stop(self.faults.pop())

    def _open(self, node: Mapping | Sequence) -> None:
        if len(self._stack) == LIMIT_LEVELS:
            raise _Stop(too_deep(node.line, node.column))
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)
        self._seen.append({})

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > LIMIT_NODES:
            message = f"the file holds more than {LIMIT_NODES:,} values"
            raise _Stop(_over(message, node.line, node.column))
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            key, self._keys[-1] = self._keys[-1], None
            if not _goes_on(parent, key, node) and self._first_use(key):
                parent.entries.append(Entry(key=key, value=node))

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if node.text == "<<" and not node.style:
                self._feature("the merge key <<", "write the fields out", node.line, node.column)
            return node
        if self.lines[node.line - 1][node.column - 1 :].startswith("{") and isinstance(
            node, Mapping
        ):
            raise _Stop(unquoted_braces(self.lines, node.line, node.column - 1))
        message = "a list or mapping stands where the name of a field is meant"
        help = "put the words in quotes if they are text"
        fault = Fault(
            rule="yaml-syntax", message=message, help=help, line=node.line, column=node.column
        )
        raise _Stop(fault)

    def _first_use(self, key: Scalar) -> bool:
        seen = self._seen[-1]
        if key.text not in seen:
            seen[key.text] = key.line
            return True
        self.faults.append(
            Fault(
                rule="duplicate-key",
                message=f"the field {_short(key.text)} stands twice, as in line {seen[key.text]}",
                help="keep one of the two",
                line=key.line,
                column=key.column,
            )
        )
        return False

    def _refuse_features(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor:
            self._feature(f"the anchor &{event.anchor}", "delete it", line, column)
        tag = getattr(event, "tag", None)
        if tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            help = "delete it: each field knows its own type"
            self._feature(f"the tag {_short(shown)}", help, line, column)

    def _feature(self, what: str, help: str, line: int, column: int) -> None:
        message = what if what.endswith("here") else f"{what} is not used in these files"
        self.unsound = True
        self.faults.append(
            Fault(rule="yaml-feature", message=message, help=help, line=line, column=column)
        )

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        style = event.style or ""
        indent = self._indent(event.value, line) if style in ("|", ">") else 0
        return Scalar(line=line, column=column, text=event.value, style=style, indent=indent)

    def _indent(self, value: str, line: int) -> int:
        """Columns before the words of a block that opens on ``line``."""
        for source in self.lines[line:]:
            if source.strip(" "):
                first = next((part for part in value.split("\n") if part.strip(" ")), "")
                return max(0, _spaces(source) - _spaces(first))
        return 0


def _goes_on(parent: Mapping, key: Scalar, node: Node) -> bool:
    """Whether a key is the rest of an amount such as £1,200,000, whose commas end a value in braces.

    The amount is put together again, so that it is shown whole to whoever typed it.
    """
    before = parent.entries[-1].value if parent.flow and parent.entries else None
    if not isinstance(before, Scalar) or not isinstance(node, Scalar):
        return False
    typed = not (before.style or key.style or node.style or node.text)
    if not (typed and _THOUSANDS.fullmatch(before.text) and _REST.fullmatch(key.text)):
        return False
    before.text = f"{before.text},{key.text}"
    return True


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:37]}..."


def _over(message: str, line: int, column: int) -> Fault:
    return Fault(rule="over-limit", message=message, help=HONEST, line=line, column=column)


def _unseen(text: str, offset: int) -> Fault:
    return Fault(
        rule="yaml-syntax",
        message=f"the character U+{ord(text[offset]):04X}, which cannot be seen, stands here",
        help="delete it, or retype the words around it",
        line=text.count("\n", 0, offset) + 1,
        column=offset - text.rfind("\n", 0, offset),
    )

"""The typed decoder: from a tree of strings to values, with a finding for every mistake.

A ``Kind`` (parts/reader.py) knows how one value is read. :class:`Fields` takes the fields of a mapping one by
one. A value that cannot be read is replaced by a stand-in and marks the reader as failed, so that
the rest is still looked at; what was built from a failed file is dropped at the end.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from tenderkit.model.finding import Finding
from tenderkit.model.place import Place
from tenderkit.store import yaml_tree
from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.reader import (
    RECORD,
    Kind,
    Reader,
    list_help,
    mapping_help,
    own_name,
    report_type,
    short,
)
from tenderkit.store.schema.shapes import list_shape, mapping_shape
from tenderkit.store.text_file import digest, read_text
from tenderkit.text.suggest import did_you_mean

T = TypeVar("T")
D = TypeVar("D")


class Fields:
    """The fields of one mapping.

    ``node`` is None for a mapping that isn't there: all its fields are stand-ins.
    """

    def __init__(
        self,
        reader: Reader,
        node: yaml_tree.Mapping | None,
        *,
        name: str = "",
        key: yaml_tree.Scalar | None = None,
    ) -> None:
        self.reader = reader
        self.name = name
        """What messages call this mapping: its key, its id, or nothing for the file as a whole."""
        self.key = key.text if key else ""
        self.at = Place(file=reader.file)
        if node is not None:
            self.at = reader.place(key or node)
        self._node = node
        self._entries = {entry.key.text: entry for entry in node.entries} if node else {}
        self._asked: list[str] = []
        self._missing: dict[str, str] = {}

    def has(self, name: str) -> bool:
        """Whether the field was typed."""
        return name in self._entries

    def need(self, name: str, kind: Kind[T]) -> T:
        """The value of a field that must be there."""
        self._asked.append(name)
        if name in self._entries:
            return kind.read(self.reader, self._entries[name].value, name)
        self._missing[name] = kind.accepts
        return kind.stand_in()

    def maybe(self, name: str, kind: Kind[T], default: D) -> T | D:
        """The value of a field that may be left out."""
        self._asked.append(name)
        if name in self._entries:
            return kind.read(self.reader, self._entries[name].value, name)
        return default

    def every(self, kind: Kind[T]) -> T:
        """The whole mapping as one value, where its names are data and not fields."""
        self._asked.extend(self._entries)
        if self._node is None:
            return kind.stand_in()
        return kind.read(self.reader, self._node, self._label)

    def at_of(self, name: str) -> Place:
        """Where the value of a field stands, or the mapping where it is missing."""
        entry = self._entries.get(name)
        return self.reader.place(entry.value) if entry else self.at

    def places(self) -> Mapping[str, Place]:
        """Where each field stands."""
        found = {name: self.reader.place(entry.key) for name, entry in self._entries.items()}
        return MappingProxyType(found)

    def refuse(self, name: str, why: str) -> None:
        """Report a field that doesn't go with the others, if it was typed."""
        self._asked.append(name)
        if name in self._entries:
            at = self.reader.place(self._entries[name].key)
            message = f"{self._label} {why}, and has {name} all the same"
            self.reader.fault("unknown-field", at, message, f"delete {name}")

    def ignore_rest(self) -> None:
        """Let fields stand unread: which of them belong here depends on one that is mistaken."""
        self._asked.extend(self._entries)

    def close(self) -> None:
        """Report fields that are unknown or missing; a misspelt one is reported once."""
        if self._node is None:
            return
        open_names = [name for name in self._asked if name not in self._entries]
        for name, entry in self._entries.items():
            if name in self._asked:
                continue
            near = did_you_mean(name, open_names or self._asked)
            for missing in list(self._missing):
                if near == f"did you mean {missing}?":
                    del self._missing[missing]
            message = f"{self._label} has the unknown field {short(name)}"
            self.reader.fault("unknown-field", self.reader.place(entry.key), message, near)
        for name, accepts in self._missing.items():
            message = f"{self._label} has no {name}"
            self.reader.fault("missing-field", self.at, message, f"add {name}: {accepts}")

    @property
    def asked(self) -> str:
        """The names of the fields that were asked for, the first dozen of many."""
        names = list(dict.fromkeys(self._asked))
        return ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")

    @property
    def _label(self) -> str:
        return self.name or "the file"


def read_noun(
    path: Path, shown_as: str, subject: str, build: Callable[[Fields], T]
) -> tuple[T | None, list[Finding]]:
    """What ``build`` makes of a file's fields, or None where the file holds a mistake.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    reader, fields = open_fields(path, shown_as, subject)
    if fields is None:
        return None, reader.findings
    built = build(fields)
    fields.close()
    return None if reader.failed else built, reader.findings


def open_fields(path: Path, shown_as: str, subject: str) -> tuple[Reader, Fields | None]:
    """A YAML file whose top level is a mapping, ready to be taken field by field.

    ``subject`` is CLS, LIB or OPP. Fields are None where the file cannot be read as YAML: the
    reader's findings say why.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    reader = Reader(shown_as, subject)
    text = read_text(path, shown_as)
    if isinstance(text, Fault):
        reader.refuse(text)
        return reader, None
    parsed = yaml_tree.parse_yaml(text)
    for fault in parsed.faults:
        reader.refuse(fault)
    if parsed.root is None:
        return reader, None
    reader.digest = digest(text)
    if not isinstance(parsed.root, yaml_tree.Mapping):
        help = "begin with the name of a field and a colon"
        report_type(reader, parsed.root, "the file", RECORD, help)
        return reader, None
    return reader, Fields(reader, parsed.root)


def record(build: Callable[[Fields], T], accepts: str = RECORD) -> Kind[T]:
    """A mapping with fixed fields, from which ``build`` makes a value."""
    return Kind(
        accepts=accepts,
        read=lambda reader, node, name: build_record(reader, node, name, build),
        stand_in=lambda: build(Fields(Reader("", "LIB"), None)),
        shape=lambda describe: describe(build),
    )


def build_record(
    reader: Reader,
    node: yaml_tree.Node,
    name: str,
    build: Callable[[Fields], T],
    key: yaml_tree.Scalar | None = None,
) -> T:
    """Read one mapping with ``build`` and report what is unknown or missing in it."""
    mapping = node if isinstance(node, yaml_tree.Mapping) else None
    fields = Fields(reader, mapping, name=own_name(mapping) or name, key=key)
    built = build(fields)
    if mapping is None:
        help = f"write its fields below it, each with a colon and its value: {fields.asked}"
        report_type(reader, node, name, "a mapping", help)
    fields.close()
    return built


def list_of(kind: Kind[T], *, at_least: int = 0) -> Kind[tuple[T, ...]]:
    """A list whose items are all of one kind."""

    def read(reader: Reader, node: yaml_tree.Node, name: str) -> tuple[T, ...]:
        if not isinstance(node, yaml_tree.Sequence):
            report_type(reader, node, name, "a list", list_help(node, name, kind.accepts))
            return ()
        if len(node.items) < at_least:
            message = f"{name} is empty"
            reader.fault("bad-value", reader.place(node), message, f"write {accepts}")
        item_name = f"an item of {name}"
        return tuple(kind.read(reader, item, item_name) for item in node.items)

    accepts = f"a list, each item {kind.accepts}"
    return Kind(
        accepts=accepts,
        read=read,
        stand_in=tuple,
        shape=lambda describe: list_shape(kind.schema(describe), at_least),
    )


def one_or_more(kind: Kind[T]) -> Kind[tuple[T, ...]]:
    """One value, or a list of them."""
    several = list_of(kind, at_least=1)

    def read(reader: Reader, node: yaml_tree.Node, name: str) -> tuple[T, ...]:
        if isinstance(node, yaml_tree.Sequence):
            return several.read(reader, node, name)
        return (kind.read(reader, node, name),)

    return Kind(
        accepts=f"{kind.accepts}, or a list of them",
        read=read,
        stand_in=tuple,
        shape=lambda describe: {"anyOf": [kind.schema(describe), several.schema(describe)]},
    )


def named(
    build: Callable[[Fields], T], key: Kind[str], *, at_least: int = 0
) -> Kind[tuple[T, ...]]:
    """A mapping from names to records; ``build`` finds the name in ``fields.key``."""

    def read(reader: Reader, node: yaml_tree.Node, name: str) -> tuple[T, ...]:
        if not isinstance(node, yaml_tree.Mapping):
            help = mapping_help(node, key.accepts, "its fields")
            report_type(reader, node, name, "a mapping", help)
            return ()
        if len(node.entries) < at_least:
            reader.fault("bad-value", reader.place(node), f"{name} is empty", f"write {accepts}")
        built = []
        for entry in node.entries:
            key.read(reader, entry.key, f"a name in {name}")
            built.append(build_record(reader, entry.value, entry.key.text, build, entry.key))
        return tuple(built)

    accepts = f"a mapping whose names are each {key.accepts}"
    return Kind(
        accepts=accepts,
        read=read,
        stand_in=tuple,
        shape=lambda describe: mapping_shape(key.schema(describe), describe(build), at_least),
    )


def map_of(key: Kind[str], kind: Kind[T]) -> Kind[dict[str, T]]:
    """A mapping from names to values that are all of one kind."""

    def read(reader: Reader, node: yaml_tree.Node, name: str) -> dict[str, T]:
        if not isinstance(node, yaml_tree.Mapping):
            help = mapping_help(node, key.accepts, kind.accepts)
            report_type(reader, node, name, "a mapping", help)
            return {}
        values = {}
        for entry in node.entries:
            shown = key.read(reader, entry.key, f"a name in {name}") or entry.key.text
            values[entry.key.text] = kind.read(reader, entry.value, shown)
        return values

    return Kind(
        accepts=f"a mapping from {key.accepts} to {kind.accepts}",
        read=read,
        stand_in=dict,
        shape=lambda describe: mapping_shape(key.schema(describe), kind.schema(describe)),
    )

"""One file that is being read, how one value of it is read, and what was found instead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tenderkit.model.finding import Finding
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit
from tenderkit.store import yaml_tree
from tenderkit.store.parts.fault import Fault
from tenderkit.store.schema.shapes import Describe, Schema

RECORD = "fields with values"
"""What a mapping with fixed fields accepts."""

T_co = TypeVar("T_co", covariant=True)


class Reader:
    """One file that is being read: its name as the user would type it, and every mistake in it."""

    def __init__(self, file: str, subject: str) -> None:
        self.file = file
        self.subject = subject
        self.findings: list[Finding] = []
        self.failed = False
        self.digest = ""

    def place(self, node: yaml_tree.Node) -> Place:
        """Where a node of this file stands."""
        return Place(file=self.file, line=node.line, column=node.column)

    def fault(self, rule: str, at: Place, message: str, help: str = "") -> None:
        """Record a mistake; what is being built will not be used."""
        hit = Hit(at=at, message=message, help=help)
        self.findings.append(reading_rule(rule, self.subject).finding(hit))
        self.failed = True

    def refuse(self, fault: Fault) -> None:
        """Record a fault in the file as such."""
        at = Place(file=self.file, line=fault.line, column=fault.column)
        self.fault(fault.rule, at, fault.message, fault.help)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T_co]):
    """How one value is read."""

    accepts: str
    """What is accepted, as the object of "write": "a date such as 2026-12-01"."""
    read: Callable[[Reader, yaml_tree.Node, str], T_co]
    """Takes the reader, the node and the field's name; reports a mistake and returns a stand-in."""
    stand_in: Callable[[], T_co]
    shape: Callable[[Describe], Schema]
    """The same for an editor: JSON Schema, in which mappings with fixed fields are described by another."""

    def schema(self, describe: Describe) -> Schema:
        """Its JSON Schema, with what is accepted in words."""
        words = {} if self.accepts == RECORD else {"description": self.accepts}
        return {**words, **self.shape(describe)}


def report_type(
    reader: Reader, node: yaml_tree.Node, name: str, meant: str, help: str = ""
) -> None:
    """Report a list, mapping or text that stands where another of the three is meant."""
    message = f"{name} {found(node)}, where {meant} {'are' if meant.endswith('s') else 'is'} meant"
    reader.fault("wrong-type", reader.place(node), message, help)


def list_help(node: yaml_tree.Node, name: str, item: str) -> str:
    """What to write where a list is meant and something else stands."""
    if item == RECORD:
        return "begin each item on a line of its own with '- ', or write [] for none"
    text = node.text if isinstance(node, yaml_tree.Scalar) else ""
    if text and len(text) <= 40 and "\n" not in text:
        return f"write {name.rpartition(' ')[2]}: [{text}]"
    return "write [] for a list with nothing in it"


def mapping_help(node: yaml_tree.Node, key: str, value: str) -> str:
    """What to write where a mapping is meant and something else stands."""
    if isinstance(node, yaml_tree.Scalar) and not node.text.strip():
        return "write {} where it holds nothing"
    return f"below it, write a line for each: {key}, a colon and {value}; or {{}} for none"


def own_name(mapping: yaml_tree.Mapping | None) -> str:
    """The id or key that a mapping gives itself; nothing where it has none."""
    for entry in mapping.entries if mapping else ():
        if entry.key.text in ("id", "key") and isinstance(entry.value, yaml_tree.Scalar):
            return short(entry.value.text)
    return ""


def found(node: yaml_tree.Node) -> str:
    """What a node is, as the predicate of a sentence."""
    if isinstance(node, yaml_tree.Mapping):
        return "is a mapping"
    if isinstance(node, yaml_tree.Sequence):
        return "is a list"
    if isinstance(node, yaml_tree.Scalar) and (node.text or node.style):
        return f"is the text {quoted(node.text)}"
    return "is empty"


def quoted(text: str) -> str:
    """A text as a message shows it: on one line, cut where it is long."""
    return f'"{short(text)}"'


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}..."

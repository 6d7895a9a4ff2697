"""What a mapping with fixed fields may hold: found by letting its builder ask for them.

The builders that read files are run without a file. Where one asks for other fields because of a
field that was typed, or of its value, it is run again for each case.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from tenderkit.store.decode import Fields
from tenderkit.store.parts.reader import Kind, Reader
from tenderkit.store.schema.shapes import Schema, record_shape
from tenderkit.store.yaml_tree import Scalar

T = TypeVar("T")
D = TypeVar("D")

_TYPED, _LEFT_OUT = "typed", "left out"
"""What is assumed of a field whose presence decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """The fields that were asked for under one assumption."""

    properties: dict[str, Schema] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    whole: list[Schema] = field(default_factory=list)
    """One, where the names of the mapping are data."""
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields that may decide which others there are, each with what may be assumed of it."""


class _Sketch(Fields):
    """The fields of a mapping that nobody has typed: it notes what is asked for."""

    def __init__(self, case: _Case, assumed: Mapping[str, str]) -> None:
        super().__init__(Reader("", "LIB"), None)
        self._case = case
        self._assumed = assumed

    def has(self, name: str) -> bool:
        self._case.asked[name] = (_LEFT_OUT, _TYPED)
        return self._assumed.get(name) == _TYPED

    def need(self, name: str, kind: Kind[T]) -> T:
        self._case.required.append(name)
        return self._note(name, kind, kind.stand_in())

    def maybe(self, name: str, kind: Kind[T], default: D) -> T | D:
        return self._note(name, kind, default)

    def every(self, kind: Kind[T]) -> T:
        self._case.whole.append(kind.schema(describe))
        return kind.stand_in()

    def _note(self, name: str, kind: Kind[T], otherwise: D) -> T | D:
        shape = self._case.properties[name] = kind.schema(describe)
        words = tuple(shape.get("enum", ()))
        assumed = self._assumed.get(name, "")
        if words and assumed != _TYPED:
            self._case.asked.setdefault(name, words)
        if words and assumed:
            text = assumed if assumed in words else words[0]
            return kind.read(self.reader, Scalar(line=0, column=0, text=text), name)
        return otherwise


def describe(build: Callable[[Fields], object]) -> Schema:
    """The JSON Schema of the mappings from which ``build`` makes a value."""
    plain = _run(build, {})
    if plain.whole:
        return plain.whole[0]
    forks = {
        name: cases
        for name, values in plain.asked.items()
        for cases in [{value: _run(build, {name: value}) for value in values}]
        if len({_key(case) for case in cases.values()}) > 1
    }
    known = [case for cases in forks.values() for case in cases.values()] or [plain]
    properties = dict(_common(known))
    required = [name for name in plain.required if all(name in case.required for case in known)]
    branches = [
        branch
        for name, cases in forks.items()
        for branch in _branches(name, cases, properties, required)
    ]
    return record_shape(properties, required, branches)


def _run(build: Callable[[Fields], object], assumed: Mapping[str, str]) -> _Case:
    case = _Case()
    build(_Sketch(case, assumed))
    return case


def _key(case: _Case) -> str:
    return f"{case.properties}{case.required}"


def _common(cases: list[_Case]) -> Iterator[tuple[str, Schema]]:
    """Every field of the cases; of one that differs, its branches tell more than the words."""
    for name in dict.fromkeys(name for case in cases for name in case.properties):
        first, *others = [case.properties[name] for case in cases if name in case.properties]
        differs = any(other != first for other in others)
        yield name, {"description": first.get("description", "")} if differs else first


def _branches(
    name: str, cases: dict[str, _Case], properties: Mapping[str, Schema], required: list[str]
) -> Iterator[Schema]:
    """What holds besides where the field ``name`` stands in one way or another."""
    told: dict[str, list[str]] = {}
    for value, case in cases.items():
        told.setdefault(_key(case), []).append(value)
    for values in told.values():
        case = cases[values[0]]
        more: Schema = {
            field: case.properties.get(field, False)
            for field, shape in properties.items()
            if case.properties.get(field) != shape
        }
        needed = [field for field in case.required if field not in required]
        then: Schema = {"required": needed} if needed else {}
        then |= {"properties": more} if more else {}
        if then:
            yield {"if": _condition(name, values), "then": then}


def _condition(name: str, values: list[str]) -> Schema:
    if values == [_TYPED]:
        return {"required": [name]}
    if values == [_LEFT_OUT]:
        return {"not": {"required": [name]}}
    return {"properties": {name: {"enum": values}}, "required": [name]}

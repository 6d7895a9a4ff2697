"""References: every volume is numbered first, then each pointer gets the number it points to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from tenderkit.model.block import (
    Block,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Reference,
    Run,
    Runs,
    Table,
    Text,
)
from tenderkit.model.pack import Volume

Anchors = Mapping[str, tuple[str, str]]
"""Anchor to (volume key, number)."""
_SENTENCE_ENDS = (". ", "? ", ".\n")


def anchors_of(volumes: tuple[Volume, ...]) -> dict[str, tuple[str, str]]:
    """Every anchor of the volumes; the first home of a clause counts."""
    found: dict[str, tuple[str, str]] = {}
    for volume in volumes:
        for block in volume.blocks:
            if isinstance(block, Heading | Paragraph) and block.anchor:
                found.setdefault(block.anchor, (volume.spec.key, block.number))
    return found


def resolve_references(volume: Volume, anchors: Anchors) -> Volume:
    """The volume with every reference shown; one whose target is in no volume stays as it is."""

    def resolved(run: Run) -> Run:
        if not isinstance(run, Reference) or run.target not in anchors:
            return run
        key, number = anchors[run.target]
        shown = where(run.target, key, number, here=volume.spec.key)
        return replace(run, shown=shown, volume=key)

    def all_resolved(old: Runs, *, sentence: bool) -> Runs:
        return _capitals(tuple(resolved(run) for run in old), sentence=sentence)

    blocks = tuple(_mapped(block, all_resolved, sentence=True) for block in volume.blocks)
    return replace(volume, blocks=blocks)


def where(target: str, key: str, number: str, here: str = "") -> str:
    """Words such as "paragraph 5.6.1 (DA-060.R1)", with the volume in front where it is another."""
    place = f"paragraph {number} ({target})" if number else target
    return place if key == here else f"Volume {key}, {place}"


class _Change(Protocol):
    def __call__(self, old: Runs, *, sentence: bool) -> Runs: ...


def _mapped(block: Block, runs: _Change, *, sentence: bool) -> Block:
    """The block with its runs changed; ``sentence`` where a paragraph of it begins one."""
    if isinstance(block, Heading | Paragraph):
        return replace(block, runs=runs(block.runs, sentence=sentence))
    if isinstance(block, Items):
        items = (
            Item(
                blocks=tuple(_mapped(inner, runs, sentence=False) for inner in item.blocks),
                number=item.number,
            )
            for item in block.items
        )
        return replace(block, items=tuple(items))
    if isinstance(block, Table):
        header = tuple(runs(cell, sentence=False) for cell in block.header)
        rows = tuple(tuple(runs(cell, sentence=False) for cell in row) for row in block.rows)
        return replace(block, header=header, rows=rows)
    if isinstance(block, Note):
        inner = tuple(_mapped(one, runs, sentence=sentence) for one in block.blocks)
        return replace(block, blocks=inner)
    return block


def _capitals(runs: Runs, *, sentence: bool) -> Runs:
    """A reference that begins a sentence begins with a capital letter."""
    shown: list[Run] = []
    for run in runs:
        if isinstance(run, Reference) and run.shown and (_ended(shown[-1]) if shown else sentence):
            run = replace(run, shown=run.shown[0].upper() + run.shown[1:])
        shown.append(run)
    return tuple(shown)


def _ended(run: Run) -> bool:
    return isinstance(run, Text) and run.text.endswith(_SENTENCE_ENDS)

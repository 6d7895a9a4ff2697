"""References: every volume is numbered first, then each pointer gets the number it points to."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tenderkit.model.block import (
    Block,
    Blocks,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Reference,
    Run,
    Runs,
    Table,
)
from tenderkit.model.pack import Volume

Anchors = Mapping[str, tuple[str, str]]
"""Anchor to (volume key, number)."""


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

    return replace(volume, blocks=map_runs(volume.blocks, resolved))


def where(target: str, key: str, number: str, here: str = "") -> str:
    """Words such as "paragraph 5.6.1 (DA-060.R1)", with the volume in front where it is another."""
    place = f"paragraph {number} ({target})" if number else target
    return place if key == here else f"Volume {key}, {place}"


def map_runs(blocks: Blocks, change: Callable[[Run], Run]) -> Blocks:
    """The same tree with every run changed."""
    return tuple(_mapped(block, change) for block in blocks)


def _mapped(block: Block, change: Callable[[Run], Run]) -> Block:
    def runs(old: Runs) -> Runs:
        return tuple(change(run) for run in old)

    if isinstance(block, Heading | Paragraph):
        return replace(block, runs=runs(block.runs))
    if isinstance(block, Items):
        items = (Item(blocks=map_runs(i.blocks, change), number=i.number) for i in block.items)
        return replace(block, items=tuple(items))
    if isinstance(block, Table):
        header = tuple(runs(cell) for cell in block.header)
        rows = tuple(tuple(runs(cell) for cell in row) for row in block.rows)
        return replace(block, header=header, rows=rows)
    if isinstance(block, Note):
        return replace(block, blocks=map_runs(block.blocks, change))
    return block

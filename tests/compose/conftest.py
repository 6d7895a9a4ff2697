"""A tiny pack made from values, and a way to read it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from tenderkit.compose.pack import compose
from tenderkit.compose.select import select
from tenderkit.model.block import (
    AnswerBox,
    Block,
    Blocks,
    Form,
    Heading,
    Items,
    Note,
    Paragraph,
    plain,
)
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import Pack, Pins, Templates, VolumeSpec
from tenderkit.model.place import Link
from tenderkit.model.schedule import Indicator


def _spec(key: str, **fields) -> VolumeSpec:
    usual = {"title": f"Title {key}", "template": f"{key}.md.j2", "file": key}
    return VolumeSpec(key=key, **{**usual, **fields})


@pytest.fixture
def spec() -> Callable[..., VolumeSpec]:
    """Makes a line of the pack manifest."""
    return _spec


@pytest.fixture
def composed() -> Callable[..., tuple[Pack, list]]:
    """Composes the volumes given as specs and sources into a pack, with what went wrong."""

    def make(
        one: Opportunity,
        known: Library,
        *volumes: tuple[VolumeSpec, str],
        pins: Pins = Pins(),
        forms: tuple[Form, ...] = (),
    ) -> tuple[Pack, list]:
        templates = Templates(
            specs=tuple(spec for spec, _ in volumes),
            sources={spec.template: source for spec, source in volumes},
            forms=forms,
        )
        return compose(one, known, select(one, known, pins), templates)

    return make


@pytest.fixture
def made(composed) -> Callable[..., Blocks]:
    """The blocks of one unnumbered volume of one template, in which nothing went wrong."""

    def make(one: Opportunity, known: Library, source: str) -> Blocks:
        pack, findings = composed(one, known, (_spec("2", numbered=False), source))
        assert findings == []
        return pack.volumes[0].blocks

    return make


@pytest.fixture
def indicator() -> Callable[..., Indicator]:
    """Makes an indicator of these requirements, better the higher it is, unless told otherwise."""

    def make(id: str, *requirements: str, **fields) -> Indicator:
        usual = {
            "title": "Availability",
            "source": "the monitor",
            "unit": "per cent",
            "better": "higher",
            "target": Decimal("99.50"),
            "approaching": Decimal(99),
            "requires_improvement": Decimal(98),
            "window": "calendar month",
        }
        links = tuple(Link(to=one) for one in requirements)
        return Indicator(id=id, requirements=links, **{**usual, **fields})

    return make


@pytest.fixture
def outline() -> Callable[[Sequence[Block]], list[str]]:
    """The lines of some blocks: number and words, tables row by row, notes and lists indented."""

    def lines(blocks: Sequence[Block]) -> list[str]:
        return [line for block in blocks for line in of(block)]

    def of(block: Block) -> list[str]:
        if isinstance(block, Heading | Paragraph):
            return [f"{block.number} {plain(block.runs)}".strip()]
        if isinstance(block, Items):
            return [
                f"  {item.number or '-'} {line}"
                for item in block.items
                for line in lines(item.blocks)
            ]
        if isinstance(block, Note):
            return [f"note: {block.title}", *(f"  {line}" for line in lines(block.blocks))]
        if isinstance(block, AnswerBox):
            return [f"answer: {block.id} {block.kind} {block.words} {block.prompt}".strip()]
        if isinstance(block, Form):
            return [f"form: {block.key} {block.title}"] + [
                f"  {f.id} {f.label}" for f in block.fields
            ]
        rows = (block.header, *block.rows)
        return [" | ".join(plain(cell) for cell in row) for row in rows]

    return lines

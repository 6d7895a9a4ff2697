"""What the pack checks share: a walk over the blocks of a volume, and the places in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenderkit.model.block import (
    AnswerBox,
    Block,
    Blocks,
    Form,
    Heading,
    Items,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from tenderkit.model.pack import Pack, Volume, VolumeSpec, standing
from tenderkit.model.place import Place
from tenderkit.text.inline import marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A block of a volume, and the number under which a reader finds it."""

    volume: Volume
    block: Block
    number: str

    @property
    def at(self) -> Place:
        """The template, and the paragraph in words."""
        where = f", paragraph {self.number}" if self.number else ""
        return Place(file=template_of(self.volume.spec), words=f"{name(self.volume.spec)}{where}")


def spots(volume: Volume) -> Iterator[Spot]:
    """Every block of a volume that stands by itself, in order."""
    number = ""
    for block in volume.blocks:
        if isinstance(block, Heading | Paragraph):
            number = block.number or number
        yield Spot(volume=volume, block=block, number=number)


def for_suppliers(pack: Pack) -> tuple[Volume, ...]:
    """The volumes that go out."""
    return tuple(volume for volume in pack.volumes if volume.spec.audience == "suppliers")


def name(spec: VolumeSpec) -> str:
    """The volume as people call it: "Volume 2", "Internal A"."""
    return f"{'Volume' if spec.audience == 'suppliers' else 'Internal'} {spec.key}"


def template_of(spec: VolumeSpec) -> str:
    """The path of the volume's template."""
    return spec.path


def manifest(pack: Pack) -> Place:
    """The pack manifest as a whole."""
    return Place(file=next((spec.at.file for spec in pack.specs), ""), words="the pack manifest")


def runs(block: Block) -> Iterator[Run]:
    """Every run inside a block."""
    for stretch in stretches(block):
        yield from stretch


def stretches(block: Block) -> Iterator[Runs]:
    """The runs of a block, one paragraph or cell at a time; those of drafting notes too."""
    if isinstance(block, Heading | Paragraph):
        yield block.runs
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row
    else:
        for inner in _inside(block):
            yield from stretches(inner)


def _inside(block: AnswerBox | Form | Items | Note) -> Blocks:
    if isinstance(block, Items):
        return tuple(inner for item in block.items for inner in item.blocks)
    return block.blocks if isinstance(block, Note) else ()


def words(block: Block) -> str:
    """All the words of a block."""
    return " ".join(plain(stretch) for stretch in stretches(block))


def mended_at(pack: Pack, mark: str, at: Place) -> Place:
    """Where the mark of a clause's text is put right: in the departure that brought it, if one did."""
    for departure in pack.opportunity.departures:
        clause = pack.selection.clause(departure.clause)
        local = mark.removeprefix(f"{departure.clause}.")
        brought = f"{{{mark}}}" in departure.becomes or f"{{{local}}}" in departure.becomes
        if brought and clause is not None and clause.at.file == at.file:
            return departure.at
    return at


def clause_marks(pack: Pack, kind: str) -> set[str]:
    """The references or blanks of the library clauses taken, before departures: clause checks see those.

    Those that lead into a replaced clause lead to the one that stands in its place.
    """
    found: set[str] = set()
    for taken in pack.selection.taken:
        clause = taken.clause
        texts = [p.text.text for p in clause.provisions] + [t.text.text for t in clause.terms]
        for text in texts:
            for mark in marks(text, kind):
                local = kind == "blank" and "." not in mark.value
                found.add(f"{clause.id}.{mark.value}" if local else mark.value)
    return {standing(mark, pack.selection.replaced) for mark in found}

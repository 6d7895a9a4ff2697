"""Numbers as Word counts them: 1, 1.1, 1.1.1 in one multilevel list, (a) and (i) inside it."""

from collections.abc import Iterator
from dataclasses import replace

from tenderkit.model.block import Block, Blocks, Heading, Item, Items, Note, Paragraph

_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def number_blocks(blocks: Blocks, numbered: bool) -> Blocks:
    """The blocks with their numbers; in a volume that is not numbered only lists get theirs."""
    return tuple(_numbered(blocks, numbered))


def letter(count: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: Word's lower-case letters."""
    turns, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def roman(count: int) -> str:
    """1 is i, 4 is iv: Word's lower-case Roman numerals, up to 399."""
    words = ""
    for value, sign in _ROMAN:
        while count >= value:
            words, count = words + sign, count - value
    return words


def _numbered(blocks: Blocks, numbered: bool) -> Iterator[Block]:
    counts = [0, 0, 0]
    for block in blocks:
        level = block.level if isinstance(block, Heading | Paragraph) else 0
        if isinstance(block, Heading | Paragraph) and level and numbered:
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
            yield replace(block, number=".".join(str(count) for count in counts[:level]))
        elif isinstance(block, Items):
            yield _list(block)
        elif isinstance(block, Note):
            yield replace(block, blocks=number_blocks(block.blocks, numbered=False))
        elif isinstance(block, Paragraph) and level:
            yield replace(block, level=0)
        else:
            yield block


def _list(items: Items) -> Items:
    sign = letter if items.depth == 1 else roman
    return replace(
        items,
        items=tuple(
            Item(
                blocks=number_blocks(item.blocks, numbered=False),
                number=f"({sign(place)})" if items.ordered else "",
            )
            for place, item in enumerate(items.items, start=1)
        ),
    )

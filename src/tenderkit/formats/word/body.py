"""The body of a Word document: the block tree in one pass, by style id."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from tenderkit.formats.word.numbering import (
    BULLETS,
    BULLETS_UNDER_NUMBERS,
    CLAUSES,
    LETTERS,
    Numbering,
)
from tenderkit.formats.word.runs import render_runs
from tenderkit.formats.word.table import (
    NOTE_MARGINS,
    SPACER,
    render_answer_box,
    render_form,
    render_note_box,
    render_table,
)
from tenderkit.formats.word.xml import NO_LIST, paragraph, run
from tenderkit.formats.wording import note_title
from tenderkit.model.anchor import bookmark_name
from tenderkit.model.block import (
    AnswerBox,
    Block,
    Blocks,
    Form,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Table,
)

_TEXT_INDENT = 992
"""Where the words of numbered text begin, in twentieths of a point, as in numbering.xml."""
_LIST_STEP = 567
_LED_IN = (Items, Table, AnswerBox, Form)
_BOXES = (Table, AnswerBox, Form, Note)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """What a block stands in."""

    width: int
    """Of the text there, in twentieths of a point."""
    note: bool = False
    depth: int = 0
    """How many lists."""
    num: int = 0
    """The ``w:numId`` of the ordered list around it."""


class Body:
    """Writes the blocks of one volume in their order."""

    def __init__(self, *, numbering: Numbering, width: int) -> None:
        """``width`` is that of the text, in twentieths of a point."""
        self._numbering = numbering
        self._width = width
        self._bookmarks: set[str] = set()

    def render(self, blocks: Blocks) -> str:
        """The XML of all blocks; a table never comes last."""
        return self._blocks(blocks, _Spot(width=self._width))

    def _blocks(self, blocks: Blocks, spot: _Spot) -> str:
        shown = []
        for block, after, leads_in in zip_longest(blocks, blocks[1:], _leading_in(blocks)):
            shown.append(self._block(block, spot, leads_in=leads_in))
            if isinstance(block, Items) and isinstance(after, _BOXES):
                shown.append(SPACER)
        return "".join(shown)

    def _block(self, block: Block, spot: _Spot, *, leads_in: bool) -> str:
        match block:
            case Heading():
                return self._heading(block, spot)
            case Paragraph():
                return self._paragraph(block, spot, leads_in)
            case Items():
                return self._items(block, spot)
            case Table():
                return render_table(block, spot.width)
            case AnswerBox():
                return render_answer_box(block, spot.width)
            case Form():
                return render_form(block, spot.width)
            case Note():
                return self._note(block, spot)

    def _heading(self, block: Heading, spot: _Spot) -> str:
        runs = self._marked(block.anchor, render_runs(block.runs))
        if spot.note:
            return paragraph("DraftingNoteTitle", runs)
        if block.level == 0:
            return paragraph("Title", runs)
        level = min(block.level, 2)
        if not block.number:
            return paragraph(f"Heading{level}", runs, num=NO_LIST, left=0)
        self._numbering.count(CLAUSES, level - 1)
        return paragraph(f"Heading{level}", runs)

    def _paragraph(self, block: Paragraph, spot: _Spot, leads_in: bool) -> str:
        runs = self._marked(block.anchor, render_runs(block.runs))
        if spot.depth:
            style = "DraftingNote" if spot.note else "ListContinue"
            left = self._left(spot) + _LIST_STEP * spot.depth
            return paragraph(style, runs, keep_next=leads_in, left=left)
        if spot.note:
            return paragraph("DraftingNote", runs, keep_next=leads_in)
        if not block.number or not block.level:
            style = "BodyTextIndent" if self._numbering.begun else "BodyText"
            return paragraph(style, runs, keep_next=leads_in)
        level = min(block.level, 3) - 1
        self._numbering.count(CLAUSES, level)
        if level == 2:
            return paragraph("Provision", runs, keep_next=leads_in)
        return paragraph("NumberedText", runs, keep_next=leads_in, num=CLAUSES.num, level=level)

    def _items(self, block: Items, spot: _Spot) -> str:
        under_numbers = self._numbering.begun and not spot.note
        depth = 2 if block.depth > 1 or spot.depth else 1
        if block.ordered:
            family = CLAUSES if under_numbers else LETTERS
            level = family.letters + depth - 1
            num = self._numbering.open_list(family, level, spot.num)
            inner = replace(spot, depth=depth, num=num)
        else:
            family = BULLETS_UNDER_NUMBERS if under_numbers else BULLETS
            level, num = family.letters + depth - 1, family.num
            inner = replace(spot, depth=depth)
        shown = []
        for item in block.items:
            self._numbering.count(family, level)
            shown.append(self._item(item, inner, block.ordered, num, level))
        return "".join(shown)

    def _item(self, item: Item, spot: _Spot, ordered: bool, num: int, level: int) -> str:
        head, rest = _first_paragraph(item.blocks)
        style = "ListBullet"
        if spot.note:
            style = "DraftingNote"
        elif ordered:
            style = "ListLetter" if spot.depth == 1 else "ListRoman"
        runs = self._marked(head.anchor, render_runs(head.runs))
        leads_in = bool(rest) and isinstance(rest[0], _LED_IN)
        first = paragraph(style, runs, keep_next=leads_in, num=num, level=level)
        return first + self._blocks(rest, spot)

    def _note(self, block: Note, spot: _Spot) -> str:
        inner = _Spot(width=spot.width - NOTE_MARGINS, note=True)
        title = paragraph("DraftingNoteTitle", run(note_title(block)))
        return render_note_box(title + self._blocks(block.blocks, inner), spot.width)

    def _left(self, spot: _Spot) -> int:
        return _TEXT_INDENT if self._numbering.begun and not spot.note else 0

    def _marked(self, anchor: str, runs: str) -> str:
        """The runs inside a bookmark; the first of two equal anchors keeps the name."""
        name = bookmark_name(anchor)
        if not name or name.lower() in self._bookmarks:
            return runs
        self._bookmarks.add(name.lower())
        id = len(self._bookmarks)
        return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{id}"/>'


def _leading_in(blocks: Blocks) -> list[bool]:
    """Which blocks stay with the next: the words before a list or table, a whole question with its box."""
    leads = [False] * len(blocks)
    to_box = False
    for place in range(len(blocks) - 2, -1, -1):
        after = blocks[place + 1]
        to_box = isinstance(after, AnswerBox) or (to_box and isinstance(after, Paragraph))
        leads[place] = to_box or isinstance(after, _LED_IN)
    return leads


def _first_paragraph(blocks: Blocks) -> tuple[Paragraph, Blocks]:
    """The paragraph that carries an item's number: an empty one where none comes first."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return Paragraph(runs=()), blocks

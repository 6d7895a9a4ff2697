"""A volume as Markdown that any CommonMark program shows, with tables as most of them read them."""

import json
from collections.abc import Iterable

from tenderkit.formats.about import About, document_title
from tenderkit.formats.markdown_text import escape, render_line, render_lines
from tenderkit.formats.wording import (
    answer_prompt,
    empty_table,
    field_prompt,
    note_title,
    word_limit,
)
from tenderkit.model.anchor import fragment
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
    Text,
)
from tenderkit.model.pack import Volume
from tenderkit.ooxml.xml_text import visible

_WIDEST = 60
"""A cell longer than this is not waited for by the cells below it."""
_INDENT = "  "


def render_markdown(volume: Volume, about: About) -> str:
    """The whole file: front matter, then every block with its number and its anchor."""
    return "\n".join([*_front_matter(volume, about), "", *_blocks(volume.blocks)]) + "\n"


def _front_matter(volume: Volume, about: About) -> list[str]:
    fields = {
        "pack": about.reference,
        "volume": volume.spec.key,
        "title": document_title(volume, about),
        "status": about.status,
        "library": about.library,
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in fields.items()]
    clauses = [f"  - {_quoted(clause)}" for clause in about.clauses]
    return ["---", *lines, "clauses:" if clauses else "clauses: []", *clauses, "---"]


def _quoted(value: str) -> str:
    """A double-quoted YAML scalar, on one line whatever it holds."""
    quoted = json.dumps(visible(value), ensure_ascii=False)
    return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _blocks(blocks: Blocks) -> list[str]:
    """The lines of some blocks, a blank line between each two of them."""
    lines: list[str] = []
    bullet = ""
    for block in blocks:
        if lines:
            lines.append("")
        bullet = ("*" if bullet == "-" else "-") if isinstance(block, Items) else ""
        lines.extend(_block(block, bullet))
    return lines


def _block(block: Block, bullet: str) -> list[str]:
    match block:
        case Heading():
            return [_heading(block)]
        case Paragraph():
            return _paragraph(block)
        case Items():
            return _items(block, bullet)
        case Table():
            return _table(block)
        case AnswerBox():
            return _answer_box(block)
        case Form():
            return _form(block)
        case Note():
            return _note(block)


def _heading(block: Heading) -> str:
    number = f"{escape(block.number)} " if block.number else ""
    marks = "#" * (min(block.level, 2) + 1)
    return f"{marks} {_anchor(block.anchor)}{number}{render_line(block.runs)}"


def _paragraph(block: Paragraph, label: str = "") -> list[str]:
    number = f"**{escape(block.number)}** " if block.number else ""
    return render_lines(f"{_anchor(block.anchor)}{label}{number}", block.runs).split("\n")


def _anchor(anchor: str) -> str:
    name = fragment(anchor)
    return f'<a id="{name}"></a>' if name else ""


def _items(block: Items, bullet: str) -> list[str]:
    """A list; one that follows another has the other bullet, so that the two stay apart.

    Letters and Roman numerals are typed, because Markdown cannot number so by itself.
    """
    loose = any(not _is_tight(item) for item in block.items)
    lines: list[str] = []
    for item in block.items:
        if loose and lines:
            lines.append("")
        first, *rest = _item(item, loose)
        lines.append(f"{bullet} {first}".rstrip())
        lines.extend(_indented(rest))
    return lines


def _is_tight(item: Item) -> bool:
    """A paragraph, and at most a list below it."""
    return [type(block) for block in item.blocks] in ([Paragraph], [Paragraph, Items])


def _item(item: Item, loose: bool) -> list[str]:
    head, rest = Paragraph(runs=()), item.blocks
    if rest and isinstance(rest[0], Paragraph):
        head, rest = rest[0], rest[1:]
    label = f"{escape(item.number)} " if item.number else ""
    lines, below = _paragraph(head, label), _blocks(rest)
    if lines == [""] and below:
        return below
    return [*lines, *([""] if loose and below else []), *below]


def _table(block: Table) -> list[str]:
    """Pipes in line, as far as the cells are short."""
    columns = max(map(len, (block.header, *block.rows)))
    if not columns:
        return []
    grid = [
        [render_line(cell) for cell in (*row, *[()] * (columns - len(row)))]
        for row in (block.header, *block.rows)
    ]
    widths = [
        max(3, *(min(len(row[column]), _WIDEST) for row in grid)) for column in range(columns)
    ]
    rule = ["-" * width for width in widths]
    return [_table_row(row, widths) for row in (grid[0], rule, *grid[1:])]


def _table_row(cells: list[str], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _answer_box(block: AnswerBox) -> list[str]:
    """What is asked stands in a quotation, apart from what the supplier will write below it."""
    asked = f"{answer_prompt(block)} {word_limit(block)}".strip()
    question = render_lines("", (Text(text=asked),)).split("\n")
    return [f"::: answer {escape(block.id)}", "", *_quotation(question), "", ":::"]


def _form(block: Form) -> list[str]:
    """One answer block a field, what is asked in a quotation above the supplier's words."""
    lines: list[str] = []
    for field in block.fields:
        stop = "" if field.label.endswith((".", "?", ":")) else "."
        asked = f"{field.label}{stop} {field_prompt(field)}"
        question = render_lines("", (Text(text=asked),)).split("\n")
        grid = ["", *_table(empty_table(field))] if field.columns else []
        lines += ["", f"::: answer {escape(field.id)}", "", *_quotation(question), *grid, "", ":::"]
    return lines[1:]


def _note(block: Note) -> list[str]:
    title = Paragraph(runs=(Text(text=note_title(block), bold=True),))
    return list(_quotation(_blocks((title, *block.blocks))))


def _quotation(lines: Iterable[str]) -> Iterable[str]:
    return (f"> {line}".rstrip() for line in lines)


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (f"{_INDENT}{line}" if line else "" for line in lines)

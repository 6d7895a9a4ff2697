"""Tables and boxes: fixed widths, a header row that repeats, rows that stay whole."""

from collections.abc import Sequence
from itertools import groupby

from tenderkit.formats.word.runs import render_runs
from tenderkit.formats.word.xml import paragraph, run
from tenderkit.formats.wording import (
    answer_prompt,
    answer_title,
    empty_table,
    field_prompt,
    word_limit,
)
from tenderkit.model.block import AnswerBox, Form, FormField, Runs, Table, Text, plain
from tenderkit.ooxml.xml_text import attribute

_HEADER_FILL = "E6ECF4"
_PROMPT_FILL = "F2F4F7"
_CELL_MARGINS = 230
"""Left and right together, in twentieths of a point."""
_LETTER = 118
"""A broad letter of the table text, in twentieths of a point."""
_LONGEST_WORD = 18
_LONGEST_CELL = 70
_ANSWER_LINE = 340
_NOTE_FILL = "FFF3DC"
NOTE_MARGINS = 216
SPACER = paragraph("TableEnd", "")
"""Keeps two tables apart, and a table from what follows it."""


def render_table(table: Table, width: int) -> str:
    """A table of that width and the small paragraph that ends it; nothing without columns."""
    columns = max(map(len, (table.header, *table.rows)))
    if not columns:
        return ""
    widths = column_widths(table, columns, width)
    rows = [_row(table.header, widths, header=True)] if table.header else []
    rows.extend(_row(row, widths, header=False) for row in table.rows)
    return _frame("PackTable", widths, table.title, "".join(rows), has_header=bool(table.header))


def render_answer_box(box: AnswerBox, width: int) -> str:
    """A bordered box: what is asked, how long the answer may be, and room to write."""
    asked = run(answer_title(box), bold=True) + run("\u2002" + answer_prompt(box))
    limit = word_limit(box)
    if limit:
        asked += run(f" {limit}", italic=True)
    lines = min(max(box.words // 60, 2), 12)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_PROMPT_FILL}"/>'
    question = _cell(width, shade, paragraph("AnswerPrompt", asked))
    space = _cell(width, "", paragraph("AnswerSpace", ""))
    height = f'<w:trHeight w:val="{lines * _ANSWER_LINE}" w:hRule="atLeast"/>'
    rows = (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{question}</w:tr>"
        f"<w:tr><w:trPr>{height}</w:trPr>{space}</w:tr>"
    )
    return _frame("AnswerTable", [width], answer_title(box), rows, has_header=False)


def render_form(form: Form, width: int) -> str:
    """Two columns, what is asked and room to write; a table field has a table of its own."""
    shown: list[str] = []
    for tabular, fields in groupby(form.fields, lambda field: bool(field.columns)):
        if tabular:
            shown.extend(_field_table(field, width) for field in fields)
        else:
            shown.append(_field_rows(form.title, tuple(fields), width))
    return "".join(shown)


def _field_rows(title: str, fields: tuple[FormField, ...], width: int) -> str:
    widths = _share_out(width, (42, 58))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_PROMPT_FILL}"/>'
    header = tuple((Text(text=word),) for word in ("Field", "Supplier's entry"))
    rows = [_row(header, widths, header=True)]
    for field in fields:
        asked = paragraph("TableText", run(field.id, bold=True) + run(f"\u2002{field.label}"))
        prompt = field_prompt(field)
        asked += paragraph("TableText", run(prompt, italic=True)) if prompt else ""
        cells = _cell(widths[0], shade, asked) + _cell(widths[1], "", paragraph("AnswerSpace", ""))
        rows.append(_tall_row(cells, min(max(field.words // 60, 1), 8)))
    return _frame("PackTable", widths, title, "".join(rows), has_header=True)


def _field_table(field: FormField, width: int) -> str:
    """The words above the table, then its rows, which stay together on one page."""
    table = empty_table(field)
    widths = _share_out(width, [1] * len(table.header))
    asked = paragraph("AnswerPrompt", run(field.id, bold=True) + run(f"\u2002{field.label}"))
    rows = [_row(table.header, widths, header=True)]
    for last in (*[False] * (field.rows - 1), True):
        space = paragraph("AnswerSpace", "", keep_next=not last)
        rows.append(_tall_row("".join(_cell(one, "", space) for one in widths), 1))
    return asked + _frame("PackTable", widths, field.label, "".join(rows), has_header=True)


def _tall_row(cells: str, lines: int) -> str:
    height = f'<w:trHeight w:val="{lines * _ANSWER_LINE}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def render_note_box(inside: str, width: int) -> str:
    """A shaded box with a thick line at its left; ``inside`` ends with a paragraph."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_NOTE_FILL}"/>'
    return _frame(
        "NoteTable", [width], "", f"<w:tr>{_cell(width, shade, inside)}</w:tr>", has_header=False
    )


def column_widths(table: Table, columns: int, width: int) -> list[int]:
    """Widths that add to ``width``: by the table's own shares, else by what the columns hold."""
    shares: Sequence[int] = table.widths
    if len(shares) != columns or min(shares) <= 0:
        return _by_content(table, columns, width)
    return _share_out(width, shares)


def _by_content(table: Table, columns: int, width: int) -> list[int]:
    """Room for the longest word of each column first; the rest by the longest cells."""
    lengths, words = [1] * columns, [1] * columns
    for row in (table.header, *table.rows):
        for column, cell in enumerate(row):
            text = plain(cell)
            lengths[column] = max(lengths[column], min(len(text), _LONGEST_CELL))
            longest = max(map(len, text.split()), default=0)
            words[column] = max(words[column], min(longest, _LONGEST_WORD))
    least = [_CELL_MARGINS + word * _LETTER for word in words]
    spare = width - sum(least)
    if spare <= 0:
        return _share_out(width, least)
    return [a + b for a, b in zip(least, _share_out(spare, lengths), strict=True)]


def _share_out(whole: int, shares: Sequence[int]) -> list[int]:
    total = sum(shares)
    parts = [whole * share // total for share in shares]
    parts[-1] += whole - sum(parts)
    return parts


def _frame(style: str, widths: list[int], title: str, rows: str, *, has_header: bool) -> str:
    caption = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = int(has_header)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{0x600 + 0x20 * first:04X}" w:firstRow="{first}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{SPACER}"
    )


def _row(cells: tuple[Runs, ...], widths: list[int], *, header: bool) -> str:
    style = "TableHeading" if header else "TableText"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEADER_FILL}"/>' if header else ""
    repeats = "<w:tblHeader/>" if header else ""
    padded = (*cells, *[()] * (len(widths) - len(cells)))
    shown = "".join(
        _cell(width, shade, paragraph(style, render_runs(runs)))
        for runs, width in zip(padded, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{shown}</w:tr>"


def _cell(width: int, shade: str, inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'

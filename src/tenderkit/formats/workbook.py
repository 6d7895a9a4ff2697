"""Excel workbooks that suppliers complete: what is fixed is locked, what is open is checked as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from tenderkit.model.pack import Pack
from tenderkit.ooxml.xml_text import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_INK, _HEAD, _OPEN, _FIXED = "#1F3A5F", "#E6ECF4", "#FFFBE6", "#F2F4F7"
_LINE, _TALLEST = 13.5, 409
"""The height of a line of text, and of the tallest row that Excel knows, in points."""
_MONEY = "£#,##0.00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The looks of a workbook's cells."""

    title: Any
    head: Any
    text: Any
    total: Any
    fixed: Any
    """A price that the pack fixes."""
    money: Any
    """Where a price is typed."""
    entry: Any
    """Where words are typed."""
    number: Any
    """A figure that the workbook works out."""


def render_workbook(pack: Pack, title: str, fill: Any) -> bytes:
    """The bytes of a workbook that ``fill`` writes into, given the workbook and its styles.

    The same content gives the same bytes: its properties carry the day on which the procurement commences.
    """
    from xlsxwriter import Workbook

    made = BytesIO()
    book = Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": f"{title}: {pack.opportunity.title}",
            "subject": pack.opportunity.id,
            "author": pack.opportunity.lead.name,
            "created": datetime.combine(pack.opportunity.commenced_on, time()),
        }
    )
    fill(book, _styles(book))
    book.close()
    return made.getvalue()


def add_sheet(book: "Workbook", name: str, widths: tuple[int, ...], pack: Pack) -> "Worksheet":
    """A protected sheet, set up to print on A4 across, with the pack's reference at the foot."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{pack.opportunity.id} {name} ({pack.status})&RPage &P of &N")
    sheet.protect(
        "", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
    )
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def write_text(sheet: "Worksheet", row: int, column: int, text: str, style: Any) -> None:
    """Words as words, whatever they begin with; a character that no workbook may hold is shown as a sign."""
    sheet.write_string(row, column, visible(text), style)


def fit_row(sheet: "Worksheet", row: int, cells: Iterable[tuple[str, int]]) -> None:
    """A height in which the fullest cell shows all its words; ``cells`` are texts with column widths.

    Set here because not every program works it out when it opens the file.
    """
    lines = max(
        sum(ceil(max(len(line), 1) / max(width, 1)) for line in text.split("\n"))
        for text, width in cells
    )
    sheet.set_row(row, min(lines * _LINE + 3, _TALLEST))


def _styles(book: "Workbook") -> Styles:
    base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
    boxed = {**base, "border": 1, "border_color": "#A6A6A6"}
    bold = {"bold": True, "font_color": _INK}
    entry = {**boxed, "bg_color": _OPEN, "locked": False}
    money = {"num_format": _MONEY, "align": "right"}
    return Styles(
        title=book.add_format({**base, **bold, "font_size": 14, "text_wrap": False}),
        head=book.add_format({**boxed, **bold, "bg_color": _HEAD}),
        text=book.add_format(boxed),
        total=book.add_format({**boxed, **bold, **money, "bg_color": _HEAD}),
        fixed=book.add_format({**boxed, **money, "bg_color": _FIXED}),
        money=book.add_format({**entry, **money}),
        entry=book.add_format(entry),
        number=book.add_format({**boxed, **money}),
    )

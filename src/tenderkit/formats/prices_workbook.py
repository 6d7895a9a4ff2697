"""The pricing schedule as a workbook: a column a year, totals that are worked out, fixed prices locked."""

from decimal import Decimal
from typing import TYPE_CHECKING

from tenderkit.formats.workbook import Styles, add_sheet, fit_row, render_workbook, write_text
from tenderkit.model.opportunity import PriceLine
from tenderkit.model.pack import Pack
from tenderkit.model.schedule import Lot

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ASSUMPTIONS = "assumptions"
"""Key of the form on which assumptions are stated."""
_ENTER = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 999_999_999,
    "ignore_blank": True,
    "input_title": "Price",
    "input_message": "Pounds and pence, without value added tax. Enter 0 where nothing is charged.",
    "error_title": "Not a price",
    "error_message": "Enter an amount in pounds of 0 or more, without words.",
}
_RULES = (
    "Complete the shaded cells only. All other cells are locked, and the totals work themselves out.",
    "All prices are in pounds sterling without value added tax. Enter 0.00 where there is no charge.",
    "A price of £0.00 that is fixed may not be changed: the requirement beside it forbids a charge.",
    "What is not priced here cannot be charged. Assumptions stand on their own sheet; a note beside a"
    " price explains it and changes nothing.",
    "The compared price is the cell named Whole price. Rates are not part of it.",
)


def prices_xlsx(pack: Pack) -> bytes:
    """The whole pricing schedule; where there are lots, a sheet for each."""

    def fill(book: "Workbook", styles: Styles) -> None:
        _instructions(book, styles, pack)
        lots: tuple[Lot | None, ...] = pack.opportunity.lots or (None,)
        for lot in lots:
            name = f"{lot.id} prices" if lot else "Prices"
            _Prices(book, styles, pack, lot, name).write()
        _assumptions(book, styles, pack)

    return render_workbook(pack, "Pricing schedule", fill)


def _instructions(book: "Workbook", styles: Styles, pack: Pack) -> None:
    sheet = add_sheet(book, "How to complete", (110,), pack)
    write_text(sheet, 0, 0, f"Volume 7: pricing schedule of {pack.opportunity.id}", styles.title)
    for row, rule in enumerate(_RULES, start=2):
        fit_row(sheet, row, [(rule, 105)])
        write_text(sheet, row, 0, rule, styles.text)


def _assumptions(book: "Workbook", styles: Styles, pack: Pack) -> None:
    """The form of the volume again, so that the workbook holds the whole schedule."""
    fields = [field for form in pack.forms if form.key == ASSUMPTIONS for field in form.fields]
    tables = [field for field in fields if field.columns]
    if not tables:
        return
    most = max(len(field.columns) for field in tables)
    sheet = add_sheet(book, "Assumptions", (14, *[52] * (most - 1)), pack)
    top = 0
    for field in tables:
        write_text(sheet, top, 0, f"{field.id} {field.label}", styles.title)
        entries = range(top + 3, top + 3 + 3 * field.rows)
        for column, head in enumerate(field.columns):
            write_text(sheet, top + 2, column, head, styles.head)
            for row in entries:
                sheet.write_blank(row, column, None, styles.entry)
        top = entries.stop + 1


class _Prices:
    """One sheet of prices, written from top to bottom."""

    def __init__(
        self, book: "Workbook", styles: Styles, pack: Pack, lot: Lot | None, name: str
    ) -> None:
        self._lines = [
            line
            for line in pack.opportunity.price_lines
            if not line.lot or (lot is not None and line.lot == lot.id)
        ]
        self._years = max((line.years for line in self._lines), default=0)
        self._book, self._styles, self._name = book, styles, name
        widths = (8, 46, 12, *[14] * self._years, 15, 16, 30)
        self._sheet: Worksheet = add_sheet(book, name, widths, pack)
        title = f"Prices, {lot.id}: {lot.title}" if lot else "Prices"
        write_text(self._sheet, 0, 0, title, styles.title)
        self._row = 2
        self._last = 3 + self._years

    def write(self) -> None:
        """Every table, then the totals that the Council compares."""
        one_off = self._table("One-off prices", "one-off")
        recurring = self._table("Recurring prices", "recurring")
        self._table("Rates", "rate")
        self._totals(one_off, recurring)

    def _table(self, title: str, kind: str) -> tuple[int, int] | None:
        """The rows of one kind, and the first and last of them."""
        lines = [line for line in self._lines if line.kind == kind]
        if not lines:
            return None
        write_text(self._sheet, self._row, 0, title, self._styles.title)
        years = [f"Year {year + 1}" for year in range(self._years)]
        last = {"recurring": "Total", "one-off": "Price", "rate": "Rate"}[kind]
        heads = ["Line", "Item", "Unit", *(years if kind == "recurring" else [""] * len(years))]
        for column, head in enumerate((*heads, last, "Fixed by", "Notes")):
            if head:
                write_text(self._sheet, self._row + 1, column, head, self._styles.head)
        first = self._row + 2
        for row, line in enumerate(lines, start=first):
            self._line(row, line)
        self._row = first + len(lines) + 1
        return first, first + len(lines) - 1

    def _line(self, row: int, line: PriceLine) -> None:
        sheet, styles = self._sheet, self._styles
        for column, text in enumerate((line.id, line.title, line.unit_in_words)):
            write_text(sheet, row, column, text, styles.text)
        for year in range(self._years):
            if line.kind == "recurring" and year < line.years:
                self._price(row, 3 + year, line)
        if line.kind == "recurring":
            fixed = Decimal(line.must_be.pence) / 100 * line.years if line.must_be else 0
            sheet.write_formula(row, self._last, self._sum(row, 3, row, 2 + self._years),
                                styles.number, fixed)  # fmt: skip
        else:
            self._price(row, self._last, line)
        fixed_by = ", ".join(link.to for link in line.because)
        write_text(sheet, row, self._last + 1, fixed_by, styles.text)
        sheet.write_blank(row, self._last + 2, None, styles.entry)
        fit_row(sheet, row, [(line.title, 44), (fixed_by, 15)])

    def _price(self, row: int, column: int, line: PriceLine) -> None:
        if line.must_be is not None:
            self._sheet.write_number(
                row, column, Decimal(line.must_be.pence) / 100, self._styles.fixed
            )
            return
        self._sheet.write_blank(row, column, None, self._styles.money)
        self._sheet.data_validation(row, column, row, column, _ENTER)

    def _totals(self, one_off: tuple[int, int] | None, recurring: tuple[int, int] | None) -> None:
        rows = [
            ("One-off prices", self._down(one_off), self._fixed("one-off")),
            ("Recurring prices", self._down(recurring), self._fixed("recurring")),
        ]
        write_text(self._sheet, self._row, 0, "Totals", self._styles.title)
        start = self._row + 1
        for row, (label, formula, value) in enumerate(rows, start=start):
            self._total(row, label, formula, value)
        whole = self._sum(start, self._last, start + 1, self._last)
        self._total(start + 2, "Whole price", whole, sum(value for *_, value in rows))
        if recurring:
            for year in range(self._years):
                total = self._sum(recurring[0], 3 + year, recurring[1], 3 + year)
                value = self._fixed("recurring", year)
                self._sheet.write_formula(start + 1, 3 + year, total, self._styles.total, value)
            years = self._sum(start + 1, 3, start + 1, 2 + self._years)[1:]
            same = f"ROUND({years}-{self._cell(start + 1, self._last)},2)=0"
            agree = f'=IF({same},"The years and the lines agree","The years and the lines differ")'
            write_text(self._sheet, start + 3, 1, "Check", self._styles.text)
            self._sheet.write_formula(start + 3, self._last, agree, self._styles.text,
                                      "The years and the lines agree")  # fmt: skip
        name = f"'{self._name}'!{self._cell(start + 2, self._last, absolute=True)}"
        defined = f"Whole_price_{self._name.split()[0]}" if " " in self._name else "Whole_price"
        self._book.define_name(defined.replace("-", "_"), f"={name}")

    def _total(self, row: int, label: str, formula: str, value: Decimal | int) -> None:
        for column in range(self._last):
            self._sheet.write_blank(row, column, None, self._styles.total)
        write_text(self._sheet, row, 1, label, self._styles.head)
        self._sheet.write_formula(row, self._last, formula, self._styles.total, value)

    def _fixed(self, kind: str, year: int | None = None) -> Decimal:
        """What the fixed prices of a kind come to, in one year or in all: shown until a price is typed."""
        lines = [line for line in self._lines if line.kind == kind and line.must_be]
        times = {line.id: line.years if kind == "recurring" else 1 for line in lines}
        if year is not None:
            times = {line.id: int(year < line.years) for line in lines}
        pence = sum(line.must_be.pence * times[line.id] for line in lines if line.must_be)
        return Decimal(pence) / 100

    def _down(self, rows: tuple[int, int] | None) -> str:
        return self._sum(rows[0], self._last, rows[1], self._last) if rows else "=0"

    def _sum(self, row: int, column: int, to_row: int, to_column: int) -> str:
        return f"=SUM({self._cell(row, column)}:{self._cell(to_row, to_column)})"

    def _cell(self, row: int, column: int, *, absolute: bool = False) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell

        return str(xl_rowcol_to_cell(row, column, row_abs=absolute, col_abs=absolute))

import re
import shutil
import subprocess
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from tenderkit.formats.prices_workbook import prices_xlsx
from tenderkit.model.block import Form, FormField
from tenderkit.model.money import Money
from tenderkit.model.opportunity import PriceLine
from tenderkit.model.place import Link
from tenderkit.model.schedule import Lot


def _line(id, kind, **fields):
    return PriceLine(id=id, title=f"Item {id}", kind=kind, **fields)


_FREE = Money(pence=0, basis="ex")
_LINES = (
    _line("P-01", "one-off"),
    _line("P-02", "one-off", must_be=_FREE, because=(Link(to="DA-060.R4"), Link(to="DA-040.R2"))),
    _line("P-03", "recurring", years=3),
    _line("P-04", "recurring", years=2, unit="licence", must_be=Money(pence=123_405, basis="ex")),
    _line("P-05", "rate", unit="day"),
    _line("P-06", "one-off", must_be=Money(pence=1_050, basis="ex")),
)


@pytest.fixture
def book(pack):
    """The workbook of some price lines, read back; ``shown`` for the figures that it shows unopened."""

    def read(lines=_LINES, shown=False, of_pack=None, **fields):
        data = prices_xlsx(pack(of_pack, price_lines=lines, **fields))
        return openpyxl.load_workbook(BytesIO(data), data_only=shown)

    return read


def _row_of(sheet, label):
    """The row in which a line's id or a label stands."""
    return next(c.row for row in sheet.iter_rows(max_col=2) for c in row if c.value == label)


def _cells(sheet, label):
    """The values of the row in which a line's id or a label stands, from the first column."""
    return [cell.value for cell in sheet[_row_of(sheet, label)]]


def _worked_out(sheet, cell):
    """What a cell comes to: a number as it is, a sum of cells worked out from them."""
    value = sheet[cell].value if isinstance(cell, str) else cell.value
    if not isinstance(value, str) or not value.startswith("="):
        return Decimal(str(value or 0))
    match = re.fullmatch(r"=SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", value)
    if match is None:
        return Decimal(value[1:])
    left, top, right, bottom = range_boundaries(f"{match[1]}:{match[2]}")
    rows = sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
    return sum((_worked_out(sheet, one) for row in rows for one in row), Decimal(0))


def _filled_in(sheet):
    """Prices typed where they may be: 1000 for P-01, 100, 200 and 300 for P-03, 650.50 for P-05."""
    for label, prices in {
        "P-01": {6: 1000},
        "P-03": {3: 100, 4: 200, 5: 300},
        "P-05": {6: 650.5},
    }.items():
        for column, price in prices.items():
            sheet.cell(_row_of(sheet, label), column + 1, price)


def test_one_sheet_of_rules_and_one_of_prices(book):
    """Where there are no lots; every sheet is protected, prints across A4 and says what it is."""
    read = book()

    assert read.sheetnames == ["How to complete", "Prices"]
    for sheet in read:
        assert sheet.protection.sheet
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.oddFooter.left.text == f"HXB-2026-014 {sheet.title} (draft)"
    assert read["How to complete"]["A1"].value == "Volume 7: pricing schedule of HXB-2026-014"


def test_only_prices_that_are_asked_for_and_notes_are_open(book):
    """A fixed price, a year in which nothing is bought, a total and every word are locked."""
    sheet = book()["Prices"]
    found = {
        (sheet.cell(cell.row, 1).value, sheet.cell(cell.row, 1).value and cell.column_letter)
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }

    assert found == {
        ("P-01", "G"), ("P-03", "D"), ("P-03", "E"), ("P-03", "F"), ("P-05", "G"),
        *((f"P-0{number}", "I") for number in range(1, 7)),
    }  # fmt: skip


def test_each_open_price_is_checked_as_it_is_typed(book):
    """A number from nought up, with words that say so; an empty cell is allowed."""
    sheet = book()["Prices"]
    rules = sheet.data_validations.dataValidation
    cells = {str(cell) for rule in rules for cell in rule.sqref.ranges}
    row = {label: _row_of(sheet, label) for label in ("P-01", "P-03", "P-05")}

    assert cells == {f"G{row['P-01']}", *(f"{c}{row['P-03']}" for c in "DEF"), f"G{row['P-05']}"}
    for rule in rules:
        assert (rule.type, rule.operator or "between", rule.formula1) == ("decimal", "between", "0")
        assert rule.allow_blank
        assert (rule.errorStyle or "stop") == "stop"
        assert rule.error == "Enter an amount in pounds of 0 or more, without words."


def test_a_line_with_its_unit_its_years_and_what_fixes_it(book):
    """A fixed price stands in every year that is bought, in no other, and in the sum of them."""
    sheet = book()["Prices"]
    one, fixed = _row_of(sheet, "P-03"), _row_of(sheet, "P-04")

    assert _cells(sheet, "P-02") == [
        "P-02", "Item P-02", "whole", None, None, None, 0, "DA-060.R4, DA-040.R2", None,
    ]  # fmt: skip
    assert _cells(sheet, "P-03")[:3] == ["P-03", "Item P-03", "year"]
    assert sheet.cell(one, 7).value == f"=SUM(D{one}:F{one})"
    assert _cells(sheet, "P-04") == [
        "P-04", "Item P-04", "licence", 1234.05, 1234.05, None, f"=SUM(D{fixed}:F{fixed})", "", None,
    ]  # fmt: skip
    assert sheet.cell(_row_of(sheet, "P-02"), 7).number_format == "£#,##0.00"


def test_the_totals_agree(book):
    """Lines, years and the whole come to the same sum, to the penny; rates are no part of it."""
    read = book()
    sheet = read["Prices"]
    _filled_in(sheet)
    one_off, recurring = _row_of(sheet, "One-off prices"), _row_of(sheet, "Recurring prices")
    totals = _row_of(sheet, "Totals")
    whole = _row_of(sheet, "Whole price")

    assert (one_off, recurring) < (totals, totals)
    assert _worked_out(sheet, f"G{totals + 1}") == Decimal("1010.50")
    assert _worked_out(sheet, f"G{totals + 2}") == Decimal(600) + 2 * Decimal("1234.05")
    assert _worked_out(sheet, f"G{whole}") == Decimal("4078.60")
    years = [_worked_out(sheet, f"{column}{totals + 2}") for column in "DEF"]
    assert years == [Decimal("1334.05"), Decimal("1434.05"), Decimal(300)]
    assert sum(years) == _worked_out(sheet, f"G{totals + 2}")
    assert sheet[f"G{whole + 1}"].value == (
        f"=IF(ROUND(SUM(D{totals + 2}:F{totals + 2})-G{totals + 2},2)=0,"
        '"The years and the lines agree","The years and the lines differ")'
    )
    assert read.defined_names["Whole_price"].attr_text == f"'Prices'!$G${whole}"


def test_what_a_program_shows_that_works_nothing_out(book):
    """The figures of the fixed prices alone, in lines, years and totals."""
    sheet = book(shown=True)["Prices"]
    totals = _row_of(sheet, "Totals")
    shown = {
        cell.coordinate: cell.value for row in sheet.iter_rows(min_row=totals + 1) for cell in row
    }

    assert _cells(sheet, "P-04")[6] == 2468.1
    assert [shown[f"{column}{totals + 2}"] for column in "DEFG"] == [1234.05, 1234.05, 0, 2468.1]
    assert shown[f"G{totals + 1}"] == 10.5
    assert shown[f"G{totals + 3}"] == 2478.6
    assert shown[f"G{totals + 4}"] == "The years and the lines agree"


def test_lots_have_a_sheet_each(book):
    """With the lines that belong to all of them, and their own; the totals are apart."""
    lots = tuple(
        Lot(id=id, title=f"Title {id}", scope="All.", estimate=Money(pence=1))
        for id in ("L-1", "L-2")
    )
    lines = (_line("P-01", "one-off"), _line("P-02", "one-off", lot="L-2"))
    read = book(lines, lots=lots)

    assert read.sheetnames == ["How to complete", "L-1 prices", "L-2 prices"]
    assert set(read.defined_names) == {"Whole_price_L_1", "Whole_price_L_2"}
    assert read["L-2 prices"]["A1"].value == "Prices, L-2: Title L-2"
    for name, ids in {"L-1 prices": {"P-01"}, "L-2 prices": {"P-01", "P-02"}}.items():
        found = {row[0].value for row in read[name].iter_rows(max_col=1)}
        assert {id for id in found if id and id.startswith("P-")} == ids


def test_nothing_is_priced_by_the_year(book):
    """The recurring total is nought, no year has a column, and nothing has to agree."""
    sheet = book((_line("P-01", "one-off"),))["Prices"]
    totals = _row_of(sheet, "Totals")

    assert _cells(sheet, "P-01") == ["P-01", "Item P-01", "whole", None, "", None]
    assert [sheet.cell(totals + n, 4).value for n in (1, 2, 3)] == [
        "=SUM(D5:D5)", "=0", f"=SUM(D{totals + 1}:D{totals + 2})",
    ]  # fmt: skip
    assert sheet.max_row == totals + 3


def test_no_price_lines_at_all(book):
    """The sheet is there all the same, and comes to nought."""
    sheet = book(())["Prices"]

    assert [sheet.cell(row, 4).value for row in (4, 5, 6)] == ["=0", "=0", "=SUM(D4:D5)"]


def test_words_are_never_formulas(book):
    """Whatever a line's words begin with, and whatever they hold."""
    title = "=1+1\x00 https://example.org"
    line = PriceLine(id="P-01", title=title, kind="rate", unit="+day")
    sheet = book((line,))["Prices"]
    row = _row_of(sheet, "P-01")

    assert sheet.cell(row, 2).data_type == sheet.cell(row, 3).data_type == "s"
    assert sheet.cell(row, 2).value.startswith("=1+1")
    assert sheet.cell(row, 2).hyperlink is None
    assert sheet.cell(row, 3).value == "+day"


def test_assumptions_have_a_sheet_of_their_own(book):
    """Each table of the form one below the other, with room to write; other forms are not there."""
    fields = (
        FormField(id="PA-01", label="Assumptions", kind="table", columns=("No", "Words"), rows=2),
        FormField(id="PA-02", label="Signed", kind="signature"),
        FormField(id="PA-03", label="More", kind="table", columns=("No", "Words", "Why"), rows=1),
    )
    forms = (
        Form(key="assumptions", title="Assumptions", fields=fields),
        Form(key="supplier", title="Supplier", fields=(FormField(id="SQ-A1", label="Name"),)),
    )
    sheet = book(of_pack={"forms": forms})["Assumptions"]

    assert [row[0].value for row in sheet.iter_rows(max_col=1)] == [
        "PA-01 Assumptions", None, "No", None, None, None, None, None, None, None,
        "PA-03 More", None, "No", None, None, None,
    ]  # fmt: skip
    open_cells = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
    assert len(open_cells) == 2 * 6 + 3 * 3


def test_a_form_without_a_table_makes_no_sheet(book):
    """Nothing could be written there."""
    signed = FormField(id="PA-02", label="Signed", kind="signature")
    form = Form(key="assumptions", title="Assumptions", fields=(signed,))

    assert book(of_pack={"forms": (form,)}).sheetnames == ["How to complete", "Prices"]


def test_a_workbook_says_whose_it_is_and_no_more(book):
    """Its properties name the pack and the council, and the day on which the procurement commences."""
    properties = book().properties

    assert properties.title == "Pricing schedule: Housing management system"
    assert properties.subject == "HXB-2026-014"
    assert properties.creator == "London Borough of Hexbridge"
    assert properties.created == datetime(2026, 3, 2)


def test_the_same_prices_give_the_same_bytes(pack):
    """Whenever the workbook is made."""
    assert prices_xlsx(pack(price_lines=_LINES)) == prices_xlsx(pack(price_lines=_LINES))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_libreoffice_works_out_the_same_totals(book, tmp_path):
    """With prices typed in, and years that agree with the lines."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    read = book()
    _filled_in(read["Prices"])
    read.save(tmp_path / "prices.xlsx")
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again"),
         str(tmp_path / "prices.xlsx")],
        check=True, capture_output=True, timeout=250,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "again" / "prices.xlsx", data_only=True)["Prices"]
    totals = _row_of(sheet, "Totals")

    assert sheet.cell(totals + 1, 7).value == pytest.approx(1010.50)
    assert sheet.cell(totals + 2, 7).value == pytest.approx(3068.10)
    assert sheet.cell(totals + 3, 7).value == pytest.approx(4078.60)
    assert sheet.cell(totals + 4, 7).value == "The years and the lines agree"
    assert [sheet.cell(totals + 2, c).value for c in (4, 5, 6)] == pytest.approx(
        [1334.05, 1434.05, 300]
    )

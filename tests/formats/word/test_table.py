from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tenderkit.formats.word.table import column_widths, render_table
from tenderkit.formats.word.volume import render_word
from tenderkit.model.block import Table, Text


def _table(*rows, widths=(), title=""):
    header, *others = [tuple((Text(text=cell),) for cell in row) for row in rows]
    return Table(header=header, rows=tuple(others), widths=widths, title=title)


def test_shares_are_kept_to_the_last_unit():
    """Shares of 100 become widths that add to the whole, the last column taking what is left."""
    assert column_widths(_table("abc", widths=(33, 33, 34)), 3, 9072) == [2993, 2993, 3086]


@pytest.mark.parametrize("widths", [(), (50, 50), (0, 50, 50)])
def test_widths_by_content(widths):
    """Without a share for each column, a column of sentences is wider than one of ids."""
    table = _table(("Id", "Requirement", "Level"), ("R1", "long " * 20, "MUST"), widths=widths)

    found = column_widths(table, 3, 9072)

    assert sum(found) == 9072
    assert found[1] > 3 * found[0] > 0
    assert found[2] > 230 + 4 * 118


def test_widths_of_too_many_columns():
    """Columns that cannot have what they need share what there is."""
    found = column_widths(_table(["unbreakable-and-long"] * 12), 12, 9072)

    assert sum(found) == 9072
    assert min(found) == max(found)


def test_nothing_makes_no_table():
    """A table without columns leaves nothing behind."""
    assert render_table(Table(header=(), rows=()), 9072) == ""


def test_table_without_header_has_no_header_row():
    """Rows alone are rows; none of them repeats."""
    rows = (((Text(text="x"),),),)

    assert "w:tblHeader" not in render_table(Table(header=(), rows=rows), 9072)


def test_header_rows_repeat_and_rows_stay_whole(volumes, about, base):
    """The first row of each table, and no other, repeats on every page; none is cut in two."""
    document = docx.Document(BytesIO(render_word(volumes["rich"], about, base)))
    tables = [table for table in document.tables if table.style.name == "Pack Table"]

    assert len(tables) == 3
    for table in tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))
        assert {p.style.name for c in table.rows[0].cells for p in c.paragraphs} == {
            "Table Heading"
        }


def test_titles_describe_tables(volumes, about, base):
    """A table's title, whatever it holds, is there for a screen reader; answer boxes have one."""
    document = docx.Document(BytesIO(render_word(volumes["rich"], about, base)))
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")) for table in document.tables]

    assert [None if c is None else c.get(qn("w:val")) for c in captions] == [
        "Answer DA-060.R2",
        "Answer DA-060.R3",
        "Volumes of the pack",
        None,
        'Values "as they | stand"',
        "Answer Q-01",
    ]


def test_longer_answers_have_more_room(volumes, about, base):
    """The space of an answer box grows with its word limit."""
    document = docx.Document(BytesIO(render_word(volumes["rich"], about, base)))
    boxes = [table for table in document.tables if table.style.name == "Answer Table"]
    heights = {box.rows[0].cells[0].text.split("\u2002")[0]: box.rows[1].height for box in boxes}

    assert heights["Answer DA-060.R3"] < heights["Answer DA-060.R2"] < heights["Answer Q-01"]

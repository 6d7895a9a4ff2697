import csv
from io import StringIO

import pytest

from tenderkit.formats.csv_table import render_csv


def test_bytes_open_in_a_spreadsheet():
    """A byte-order mark, CRLF line ends, and quotes only where a cell needs them."""
    rendered = render_csv(("Id", "Tŷ"), [("P-01", "a,b"), ("P-02", 'say "x"')])

    assert rendered == (b'\xef\xbb\xbfId,T\xc5\xb7\r\nP-01,"a,b"\r\nP-02,"say ""x"""\r\n')


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-5", "@SUM", "\tx", "\rx"])
def test_formula_starts_are_defused(cell):
    """A cell that a spreadsheet would run gets an apostrophe, in the header too."""
    text = render_csv((cell,), [(cell,)]).decode("utf-8-sig")

    assert list(csv.reader(StringIO(text, newline=""))) == [[f"'{cell}"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", ["a=b", "'=x", "one\ntwo", "£1,400.00", " x ", ""])
def test_other_cells_stay_as_they_are(cell):
    """Everything else is read back unchanged."""
    text = render_csv(("a", "b"), [(cell, "x")]).decode("utf-8-sig")

    assert list(csv.reader(StringIO(text, newline="")))[1] == [cell, "x"]


def test_control_characters_are_shown():
    """Characters that no file should hold become visible escapes."""
    assert b"a\\x00\\x1b\\ud800" in render_csv(("h",), [("a\x00\x1b\ud800",)])

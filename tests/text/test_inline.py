import pytest
from hypothesis import given
from tests.strategies import any_text, clause_text

from tenderkit.text.inline import clause_of, is_requirement, marks, pieces

CASES = {
    "no mark": ("The Supplier must comply.", "text:The Supplier must comply."),
    "nothing": ("", ""),
    "a blank": ("in {full_export_days} days", "text:in |blank:full_export_days|text: days"),
    "a blank of another clause": ("{DA-060.export_days}", "blank:DA-060.export_days"),
    "a clause": ("see {DA-060}.", "text:see |reference:DA-060|text:."),
    "a requirement": ("{DA-060.R1}", "reference:DA-060.R1"),
    "a requirement above nine": ("{DA-060.R12}", "reference:DA-060.R12"),
    "a council's clause": ("{HXB-LOC-010.R1}", "reference:HXB-LOC-010.R1"),
    "two marks side by side": ("{a}{b}", "blank:a|blank:b"),
    "an escaped brace": (r"a set \{1, 2", "text:a set {1, 2"),
    "an escape beside a mark": (r"\{{days}", "text:{|blank:days"),
    "an escaped brace closes nothing": (r"\{days}", "text:{days|fault:}"),
    "a backslash alone": (r"C:\data", r"text:C:\data"),
    "an open brace": ("five { six", "text:five |fault:{|text: six"),
    "a closing brace": ("five } six", "text:five |fault:}|text: six"),
    "nothing in braces": ("{}", "fault:"),
    "a mark over two lines": ("{full\nexport}", "fault:{|text:full\nexport|fault:}"),
    "a space in a name": ("{ days }", "fault: days "),
    "a capital in a blank": ("{Days}", "fault:Days"),
    "a blank that starts with a digit": ("{3_days}", "fault:3_days"),
    "an unfinished id": ("{DA-60}", "fault:DA-60"),
    "a requirement without its number": ("{DA-060.R}", "fault:DA-060.R"),
    "a blank of no clause": ("{other.days}", "fault:other.days"),
    "a dot and nothing": ("{DA-060.}", "fault:DA-060."),
    "Jinja": ("{{ 7*7 }}", "fault:{|fault: 7*7 |fault:}"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_clause_text_is_cut_into_words_and_marks(text, expected):
    """Blanks, references, escapes and slips are told apart."""
    assert "|".join(f"{piece.kind}:{piece.value}" for piece in pieces(text)) == expected


def test_pieces_know_where_they_begin():
    """An offset is that of the first character in the text as typed, escapes counted."""
    found = [(piece.kind, piece.offset) for piece in pieces(r"a \{b {c} d{DA-060}")]

    assert found == [("text", 0), ("blank", 6), ("text", 9), ("reference", 11)]


def _typed(piece) -> str:
    if piece.kind == "text":
        return piece.value.replace("{", "\\{")
    lone = piece.kind == "fault" and piece.value in ("{", "}")
    return piece.value if lone else f"{{{piece.value}}}"


@given(any_text | clause_text)
def test_pieces_lose_nothing(text):
    """Put together again, with the braces of text escaped, the pieces are the text that was typed."""
    assert "".join(map(_typed, pieces(text))) == text


@given(any_text | clause_text)
def test_a_mark_stands_where_it_says(text):
    """The text at the offset of a mark begins with that mark."""
    for piece in pieces(text):
        if piece.kind != "text":
            assert text.startswith(_typed(piece), piece.offset)


def test_marks_of_one_kind():
    """``marks`` gives the blanks, or the references, and nothing else."""
    text = "{days} of {DA-060} and {hours}, {"

    assert [mark.value for mark in marks(text, "blank")] == ["days", "hours"]
    assert [mark.value for mark in marks(text, "reference")] == ["DA-060"]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("DA-060", False),
        ("DA-060.R1", True),
        ("HXB-LOC-010.R10", True),
        ("DA-060.R100", False),
        ("DA-060.export_days", False),
    ],
)
def test_a_requirement_is_told_from_a_clause(id, expected):
    """Only an id that ends in R and a number names a provision."""
    assert is_requirement(id) is expected


@pytest.mark.parametrize("id", ["DA-060", "DA-060.R1", "DA-060.export_days"])
def test_the_clause_of_an_id(id):
    """Whatever an id names, its clause stands before the dot."""
    assert clause_of(id) == "DA-060"

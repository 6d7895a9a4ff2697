from hypothesis import given
from tests.strategies import any_text

from tenderkit.model.place import Place, Prose

_AT = Place(file="clause.yaml", line=10, column=13)


def test_a_slip_in_the_first_line_of_a_text():
    """The column counts on from where the text begins."""
    assert Prose(text="one two", at=_AT).place(4) == Place(file="clause.yaml", line=10, column=17)


def test_a_slip_in_a_later_line_of_a_text():
    """Later lines begin at the indentation of the block, whatever the column of the first."""
    place = Prose(text="one\ntwo three", at=_AT, indent=7).place(8)

    assert place == Place(file="clause.yaml", line=11, column=11)


@given(any_text.map(lambda text: text.replace("\r", "")))
def test_every_character_has_a_place(text):
    """The character at a place is the character at its offset."""
    lines = text.split("\n")
    prose = Prose(text=text, at=Place(line=1, column=1))

    for offset, character in enumerate(text):
        place = prose.place(offset)
        assert (lines[place.line - 1] + "\n")[place.column - 1] == character

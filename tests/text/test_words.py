import pytest

from tenderkit.text.words import counted


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "clause", "0 clauses"),
        (1, "clause", "1 clause"),
        (18, "clause", "18 clauses"),
        (1, "opportunity", "1 opportunity"),
        (2, "opportunity", "2 opportunities"),
        (2, "day", "2 days"),
    ],
)
def test_a_number_with_its_noun(number, noun, words):
    """One thing is singular, and nothing is plural."""
    assert counted(number, noun) == words

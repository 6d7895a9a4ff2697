import pytest

from tenderkit.text.words import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 clauses"), (1, "1 clause"), (18, "18 clauses")]
)
def test_a_number_with_its_noun(number, words):
    """One thing is singular, and nothing is plural."""
    assert counted(number, "clause") == words

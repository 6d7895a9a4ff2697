import pytest

from tenderkit.text.words import count_words, counted


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("The Supplier complies.", 3),
        ("one\n\ntwo\tthree  four", 4),
        ("well-known and/or e.g. 24/7", 4),
        ("a – b", 3),
        ("no\u00a0break", 2),
    ],
)
def test_words_are_counted_as_volume_1_says(body, expected):
    """A word is what stands between white space, whatever it is made of."""
    assert count_words(body) == expected


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 clauses"), (1, "1 clause"), (18, "18 clauses")]
)
def test_a_number_with_its_noun(number, words):
    """One thing is singular, and nothing is plural."""
    assert counted(number, "clause") == words

import pytest

from tenderkit.text.words import count_words


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

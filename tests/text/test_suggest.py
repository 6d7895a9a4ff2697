import pytest

from tenderkit.text.suggest import did_you_mean


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("weigthing", ["weighting", "title"], "did you mean weighting?"),
        ("colour", ["title", "id"], "accepted: id, title"),
        ("colour", [], ""),
    ],
)
def test_the_nearest_word_is_proposed(word, candidates, expected):
    """One near word is proposed; without one, what is accepted is listed."""
    assert did_you_mean(word, candidates) == expected


def test_a_long_list_is_cut_short():
    """Twelve candidates are named, and dots stand for the rest."""
    twelve = [f"field{number:02d}" for number in range(12)]

    assert did_you_mean("x", twelve) == f"accepted: {', '.join(twelve)}"
    assert did_you_mean("x", [*twelve, "field12"]) == f"accepted: {', '.join(twelve)}, ..."

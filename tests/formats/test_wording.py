import pytest

from tenderkit.formats.wording import answer_prompt, note_title, spaced, word_limit
from tenderkit.model.block import AnswerBox, Note, Tag, Text, plain


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("", "Drafting note"),
        ("why ten days", "Drafting note: why ten days"),
        ("Drafting note on DA-060", "Drafting note on DA-060"),
    ],
)
def test_notes_say_what_they_are(title, shown):
    """Whatever its own title, a note is called a drafting note."""
    assert note_title(Note(blocks=(), title=title)) == shown


def test_prompt_falls_back_to_the_kind():
    """A box without a prompt asks for what its kind needs, and an unknown kind for an answer."""
    assert answer_prompt(AnswerBox(id="a", prompt="Why?")) == "Why?"
    assert answer_prompt(AnswerBox(id="a", kind="date")) == "Give one date."
    assert answer_prompt(AnswerBox(id="a", kind="other")) == "Give your answer."


def test_word_limit_is_said_only_where_there_is_one():
    """Thousands are separated; no limit says nothing."""
    assert word_limit(AnswerBox(id="a", words=1250)) == "At most 1,250 words."
    assert word_limit(AnswerBox(id="a")) == ""


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ((Text(text="must."), Tag(text="R1")), "must. R1"),
        ((Text(text="must. "), Tag(text="R1")), "must. R1"),
        ((Text(text="must."), Text(text=""), Tag(text="R1")), "must. R1"),
        ((Tag(text="R1"),), "R1"),
    ],
)
def test_a_tag_stands_apart(runs, shown):
    """One space before a tag, unless there is one or nothing stands before it."""
    assert plain(spaced(runs)) == shown

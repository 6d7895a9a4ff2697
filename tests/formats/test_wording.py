import pytest

from tenderkit.formats.wording import (
    answer_prompt,
    empty_table,
    field_prompt,
    note_title,
    spaced,
    word_limit,
)
from tenderkit.model.block import AnswerBox, FormField, Note, Table, Tag, Text, plain


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


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (FormField(id="SQ-A1", label="Name"), ""),
        (FormField(id="SQ-A1", label="Why", words=1250), "At most 1,250 words."),
        (
            FormField(id="SQ-A1", label="Size", kind="choice", choices=("small", "large")),
            "One of: small; large.",
        ),
        (FormField(id="SQ-A1", label="Signed", kind="yes-no"), "Yes or no."),
        (FormField(id="SQ-A1", label="People", kind="table", columns=("Role",), rows=2), ""),
    ],
)
def test_a_form_says_what_it_wants(field, shown):
    """The choices, the limit of words, or the kind of value; nothing where the label says it all."""
    assert field_prompt(field) == shown


def test_a_table_to_fill_in_has_its_rows_empty():
    """With its columns at the top and its label as the title."""
    field = FormField(id="SQ-A1", label="People", kind="table", columns=("Role", "Name"), rows=2)

    assert empty_table(field) == Table(
        header=((Text(text="Role"),), (Text(text="Name"),)), rows=(((), ()),) * 2, title="People"
    )

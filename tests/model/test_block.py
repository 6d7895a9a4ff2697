from tenderkit.model.block import (
    AnswerBox,
    Form,
    FormField,
    Gap,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Reference,
    Table,
    Tag,
    Text,
    lines,
    plain,
)


def test_the_words_of_a_paragraph_as_a_reader_sees_them():
    """An unfilled blank stands in brackets, an unresolved reference as its target."""
    runs = (
        Text(text="Within ", bold=True),
        Gap(name="DA-060.days", shown="10", filled=True),
        Text(text=" of "),
        Gap(name="DA-060.start", shown="Start date", filled=False),
        Text(text=", see "),
        Reference(target="DA-060.R1", shown="paragraph 5.6.1 (DA-060.R1)"),
        Text(text=" and "),
        Reference(target="DA-999"),
        Tag(text=" DA-060.R2"),
    )

    assert plain(runs) == (
        "Within 10 of [Start date], see paragraph 5.6.1 (DA-060.R1) and DA-999 DA-060.R2"
    )


def test_the_lines_of_some_blocks():
    """One a paragraph, item, row and field, with the number of an item; an answer box says nothing."""

    def words(text: str):
        return (Text(text=text),)

    inner = Items(items=(Item(blocks=(Paragraph(runs=words("inner")),)),), depth=2)
    item = Item(blocks=(Paragraph(runs=words("outer")), inner), number="(a)")
    blocks = (
        Heading(level=1, runs=words("heading")),
        Items(items=(item,), ordered=True),
        Table(header=(words("a"), words("b")), rows=((words("x"), ()),)),
        Note(blocks=(Paragraph(runs=words("note")),), title="for officers"),
        AnswerBox(id="Q-01", prompt="Answer to Q-01"),
        Form(key="supplier", title="form", fields=(FormField(id="SQ-A1", label="Name"),)),
    )

    assert lines(blocks) == [
        "heading", "(a) outer", "(a) - inner", "a | b", "x | ", "note", "SQ-A1 | Name",
    ]  # fmt: skip

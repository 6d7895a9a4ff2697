from hypothesis import given
from tests.strategies import any_text, markdown_text

from tenderkit.text.outline import Part, outline


def test_the_parts_of_a_text():
    """Each part knows its kind, where its lines begin, and the lines as typed."""
    text = "Held here:\n\n## Formats\n\n| a |\n|---|\n| x |\n"
    parts = [(part.kind, part.offset, part.source) for part in outline(text)]

    assert parts == [
        ("paragraph", 0, "Held here:"),
        ("heading", 12, "## Formats"),
        ("table", 24, "| a |\n|---|\n| x |"),
    ]


def test_a_list_knows_its_number_items_and_depth():
    """The typed number of the first item, the items of the list itself, and lists inside it."""
    text = "Held:\n\n3. each record, with:\n   - its links; and\n   - its notes;\n4. its history.\n"
    _, part = outline(text)

    assert part == Part(
        kind="list",
        offset=7,
        source=text[7:].rstrip(),
        start=3,
        items=2,
        depth=2,
        interrupts=False,
    )


def test_a_bulleted_list_has_no_number():
    """Bullets are counted, and carry no start."""
    (part,) = outline("- one\n- two\n- three\n")

    assert (part.start, part.items, part.depth) == (None, 3, 1)


def test_a_list_three_deep():
    """The depth is that of the deepest list, wherever it stands."""
    (part,) = outline("- one\n- two\n  1. three\n     - four\n- five\n")

    assert (part.items, part.depth) == (3, 3)


def test_a_part_that_follows_without_an_empty_line():
    """A list right under its sentence interrupts it; one after an empty line does not."""
    assert [part.interrupts for part in outline("Held:\n- one\n")] == [False, True]
    assert [part.interrupts for part in outline("Held:\n\n- one\n")] == [False, False]


def test_no_text_has_no_parts():
    """Nothing, or nothing but empty lines, has no parts."""
    assert outline("") == outline("\n \n") == ()


@given(any_text | markdown_text)
def test_parts_lie_inside_their_text(text):
    """Whatever the text, parts come in order and begin inside it."""
    offsets = [part.offset for part in outline(text)]

    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)

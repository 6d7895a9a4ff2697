from tenderkit.cli._page import paragraphs, section, table


def test_columns_are_as_wide_as_their_cells():
    """Short rows stand in columns two blanks apart, without blanks at their ends."""
    assert list(table([("a", "bb", "c"), ("aaa", "b", "")], ("x", "y", "z"))) == [
        "x    y   z",
        "a    bb  c",
        "aaa  b",
    ]


def test_the_last_column_wraps_under_itself():
    """A long last cell takes several lines, and no line is wider than 100."""
    lines = list(table([("id", "word " * 40)], indent="  "))

    assert len(lines) == 3
    assert all(len(line) <= 100 for line in lines)
    assert lines[1].startswith("      word")


def test_a_wide_column_gives_way():
    """A first column of 200 characters leaves a third of the width to the last."""
    lines = list(table([("long " * 40, "short")]))

    assert all(len(line) <= 100 for line in lines)
    assert lines[0].endswith("short")


def test_no_rows_are_no_lines():
    """A table without rows prints nothing, not even a blank line."""
    assert list(table([])) == []
    assert list(section("title", table([]))) == []


def test_items_hang_below_their_words():
    """A list keeps one line an item, and its second line stands below its first word."""
    text = "Lead:\n\n1. " + "word " * 25 + "\n- other\nplain " + "word " * 25

    assert list(paragraphs(text, "  ")) == [
        "  Lead:",
        "",
        "  1. " + "word " * 18 + "word",
        "     " + "word " * 5 + "word",
        "  - other",
        "  plain " + "word " * 17 + "word",
        "  " + "word " * 6 + "word",
    ]

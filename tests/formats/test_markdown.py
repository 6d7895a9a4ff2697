import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tenderkit.formats.markdown import render_markdown
from tenderkit.formats.markdown_text import render_line, render_lines
from tenderkit.formats.wording import field_prompt
from tenderkit.model.anchor import fragment
from tenderkit.model.block import (
    AnswerBox,
    Form,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Table,
    Tag,
    Text,
    shown,
)
from tenderkit.ooxml.xml_text import visible

PARSER = MarkdownIt("commonmark").enable("table")
SPECIAL = st.text(alphabet=st.sampled_from(list('*_`~<>&;#|\\[]()!{}+-=.:1a \n"$')), max_size=12)
RUNS = st.lists(
    st.builds(Text, text=SPECIAL | st.text(max_size=8), bold=st.booleans(), italic=st.booleans()),
    max_size=5,
).map(tuple)


def test_text_is_what_the_tree_says(volumes, about):
    """Parsed as CommonMark with tables, every volume shows exactly the words of its tree."""
    for volume in volumes.values():
        source = _without_front_matter(render_markdown(volume, about))

        assert _words(PARSER.parse(source)) == [line for line in _tree(volume.blocks) if line]


def test_structure_is_what_the_tree_says(volumes, about):
    """Headings, lists, tables and notes come out as such, and no value makes one more."""
    volume = volumes["rich"]
    tokens = PARSER.parse(_without_front_matter(render_markdown(volume, about)))
    kinds = [token.type for token in tokens]
    flat = list(_flat(volume.blocks))

    assert kinds.count("heading_open") == _count(flat, Heading)
    assert kinds.count("table_open") == _count(flat, Table)
    assert kinds.count("bullet_list_open") == _count(flat, Items)
    assert kinds.count("list_item_open") == _count(flat, Item)
    assert kinds.count("blockquote_open") == _count(flat, Note) + _count(flat, AnswerBox)
    assert not {"ordered_list_open", "hr", "fence", "code_block", "html_block"} & set(kinds)


def test_values_make_no_markup(volumes, about):
    """The only inline HTML is our own anchors and line breaks; no link, image or code appears."""
    for volume in volumes.values():
        for token in PARSER.parse(_without_front_matter(render_markdown(volume, about))):
            for child in token.children or []:
                assert child.type not in {"link_open", "image", "code_inline"}
                if child.type == "html_inline":
                    assert re.fullmatch(r'<a id="[a-z0-9-]+">|</a>|<br>', child.content)


def test_anchors_are_those_of_the_tree(volumes, about):
    """Each anchored heading and paragraph carries its fragment, once and in order."""
    blocks = _flat(volumes["rich"].blocks)
    anchors = [b.anchor for b in blocks if isinstance(b, Heading | Paragraph) and b.anchor]

    found = re.findall(r'<a id="([^"]+)">', render_markdown(volumes["rich"], about))

    assert found == [fragment(anchor) for anchor in anchors]


def test_front_matter_is_yaml(volumes, about):
    """A YAML reader gets every field back as the text it was."""
    front = render_markdown(volumes["rich"], about).split("---\n")[1]

    assert yaml.safe_load(front) == {
        "pack": "HXB-2026-014",
        "volume": "2",
        "title": "Housing management system, Volume 2: Specification",
        "status": "draft",
        "library": "tenderkit 2026.1",
        "clauses": ["DA-060@1.0.0"],
    }


@pytest.mark.parametrize("title", ['"no": yes\n---', "a\u2028b", "\x1b\x00", "# x: {y}", "Tŷ 🏠"])
def test_front_matter_holds_any_title(volumes, about, title):
    """Whatever the pack is called, the front matter stays one YAML mapping of one line a field."""
    other = type(about)(
        reference=about.reference,
        title=title,
        authority=about.authority,
        library=about.library,
        dated=about.dated,
    )
    lines = render_markdown(volumes["plain"], other).split("\n")
    read = yaml.safe_load("\n".join(lines[1 : lines.index("---", 1)]))

    assert read["title"] == f"{visible(title)}, Internal A: Record"
    assert read["clauses"] == []


def test_bold_is_bold_and_italic_italic():
    """The words in question, and no others, stand inside strong and emphasis."""
    runs = (
        Text(text="a "),
        Text(text=" b", bold=True),
        Text(text=", "),
        Text(text="c", italic=True),
    )
    html = PARSER.render(render_lines("", runs))

    assert html == "<p>a  <strong>b</strong>, <em>c</em></p>\n"


def test_bold_and_italic_together():
    """Words that are both come out as both."""
    html = PARSER.render(render_lines("", (Text(text="x", bold=True, italic=True),)))

    assert html == "<p><em><strong>x</strong></em></p>\n"


def test_emphasis_that_would_print_asterisks_is_left_out():
    """Bold brackets inside a word cannot be marked in CommonMark: the words stay, the marks go."""
    runs = (Text(text="a"), Text(text="(b)", bold=True), Text(text="c"))

    assert PARSER.render(render_lines("", runs)) == "<p>a(b)c</p>\n"


@given(RUNS)
def test_any_runs_show_their_words(runs):
    """Whatever runs hold, a paragraph shows the same words, and is one paragraph."""
    tokens = PARSER.parse(render_lines("**1.1** ", runs))

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert _words(tokens) == [_flatten("1.1 " + "".join(visible(run.text) for run in runs))]


@given(RUNS)
def test_any_runs_start_nothing(runs):
    """A paragraph without a number is a paragraph still, however its words begin."""
    expected = _flatten("".join(visible(run.text) for run in runs))
    tokens = PARSER.parse(render_lines("", runs))

    assert _words(tokens) == ([expected] if expected else [])
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@given(RUNS)
def test_any_runs_stay_in_their_cell(runs):
    """A cell shows its words and the table keeps its two columns."""
    tokens = PARSER.parse(f"| a | b |\n| --- | --- |\n| {render_line(runs)} | end |")
    cells = [_shown(token) for token in tokens if token.type == "inline"]

    assert cells == ["a", "b", _flatten("".join(visible(run.text) for run in runs)), "end"]


@pytest.mark.parametrize("content", [(), (Table(header=((Text(text="x"),),), rows=()),)])
def test_item_that_begins_with_no_paragraph(volumes, about, content):
    """An item that is empty or begins with a table is still an item, with what it holds inside."""
    for number in ("", "(a)"):
        items = Items(items=(Item(blocks=content, number=number),), ordered=bool(number))
        volume = type(volumes["plain"])(spec=volumes["plain"].spec, blocks=(items,))
        tokens = PARSER.parse(_without_front_matter(render_markdown(volume, about)))

        assert [token.level for token in tokens if token.type == "table_open"] == [2] * len(content)
        assert _words(tokens) == [word for word in (number, "x" if content else "") if word]


def test_table_without_columns_is_nothing(volumes, about):
    """A table that holds nothing leaves nothing behind."""
    empty = type(volumes["plain"])(spec=volumes["plain"].spec, blocks=(Table(header=(), rows=()),))

    assert _without_front_matter(render_markdown(empty, about)).strip() == ""


def _without_front_matter(source):
    return source.split("\n---\n", 1)[1]


def _flatten(text):
    return " ".join(text.split())


def _shown(token):
    parts = []
    for child in token.children or []:
        is_break = child.type in {"softbreak", "hardbreak"} or child.content == "<br>"
        is_anchor = child.type == "html_inline"
        parts.append(" " if is_break else "" if is_anchor else child.content)
    return _flatten("".join(parts))


def _words(tokens):
    lines = [_shown(token) for token in tokens if token.type == "inline"]
    return [line for line in lines if line]


def _runs(runs):
    return "".join(f" {run.text}" if isinstance(run, Tag) else visible(shown(run)) for run in runs)


def _tree(blocks, label=""):
    """The lines of a tree, each flattened: what a reader should see."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield _flatten(f"{label} {block.number} {_runs(block.runs)}")
            case Items():
                for item in block.items:
                    yield from _tree(item.blocks[:1], item.number)
                    yield from _tree(item.blocks[1:])
            case Table():
                for row in (block.header, *block.rows):
                    yield from (_flatten(_runs(cell)) for cell in row)
            case AnswerBox():
                limit = f"At most {block.words:,} words." if block.words else ""
                prompt = block.prompt or "State whether you comply."
                yield f"::: answer {block.id}"
                yield _flatten(f"{prompt} {limit}")
                yield ":::"
            case Form():
                yield from (line for field in block.fields for line in _field(field))
            case Note():
                yield f"Drafting note: {block.title}" if block.title else "Drafting note"
                yield from _tree(block.blocks)
        label = ""


def _field(field):
    """A field of a form: what is asked, and the columns of a table."""
    stop = "" if field.label[-1] in ".?" else "."
    yield f"::: answer {field.id}"
    yield _flatten(f"{field.label}{stop} {field_prompt(field)}")
    yield from field.columns
    yield ":::"


def _flat(blocks):
    for block in blocks:
        yield block
        if isinstance(block, Items):
            for item in block.items:
                yield item
                yield from _flat(item.blocks)
        elif isinstance(block, Note):
            yield from _flat(block.blocks)


def _count(blocks, kind):
    return sum(isinstance(block, kind) for block in blocks)

from pathlib import Path

import pytest
from hypothesis import given
from tests.strategies import any_text, markdown_text, plain_words

from tenderkit.model.block import Block, Heading, Items, Paragraph, Reference, Runs, Table, Text
from tenderkit.text.markdown import parse_markdown

_FIXTURE = Path(__file__).parent / "fixtures" / "markdown.md"


def _cases() -> list[tuple[str, str, str]]:
    parts = _FIXTURE.read_text(encoding="utf-8").split("\n.\n")
    titles = [title.strip().rpartition("\n")[2] for title in parts[0::3]]
    return list(zip(titles, parts[1::3], parts[2::3], strict=False))


def _outline(blocks: tuple[Block, ...]) -> list[str]:
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"h{block.level} {_styled(block.runs)}"]
    if isinstance(block, Paragraph):
        return [f"p {_styled(block.runs)}"]
    if isinstance(block, Table):
        rows = (block.header, *block.rows)
        return ["table", *(f"  {' | '.join(_styled(cell) for cell in row)}" for row in rows)]
    assert isinstance(block, Items)
    lines = [f"{'ol' if block.ordered else 'ul'}{block.depth}"]
    for item in block.items:
        first, *rest = _outline(item.blocks) or [""]
        lines += [f"  - {first}".rstrip(), *(f"    {line}" for line in rest)]
    return lines


def _styled(runs: Runs) -> str:
    words = ""
    for run in runs:
        assert isinstance(run, Text)
        style = "b" * run.bold + "i" * run.italic
        words += f"[{style}:{run.text}]" if style else run.text
    return words


@pytest.mark.parametrize(
    ("source", "expected"), [pytest.param(s, e, id=title) for title, s, e in _cases()]
)
def test_restricted_markdown_becomes_these_blocks(source, expected):
    """Each case of the fixture has the outline that is written below it."""
    assert "\n".join(_outline(parse_markdown(source))) == expected


def test_no_case_of_the_fixture_is_passed_over():
    """Every part of the fixture is a whole case, so that a slip in its dots is seen."""
    parts = _FIXTURE.read_text(encoding="utf-8").split("\n.\n")

    assert len(parts) % 3 == 1
    assert parts[-1] == ""


def test_the_caller_says_what_a_stretch_of_words_becomes():
    """Words of a paragraph, a heading and a cell go through ``inline``; emphasis styles its text."""

    def inline(text: str) -> Runs:
        return (Text(text=text.upper()), Reference(target="DA-060"))

    heading, paragraph, table = parse_markdown("## one\n\n**two**\n\n| a |\n|---|\n", inline)

    assert heading.runs == (Text(text="ONE"), Reference(target="DA-060"))
    assert paragraph.runs == (Text(text="TWO", bold=True), Reference(target="DA-060"))
    assert table.header == ((Text(text="A"), Reference(target="DA-060")),)


@given(any_text | markdown_text)
def test_no_text_is_refused(source):
    """Whatever the text, reading it as restricted Markdown gives blocks."""
    assert isinstance(parse_markdown(source), tuple)


@given(plain_words)
def test_every_word_of_a_plain_paragraph_survives(words):
    """Words without signs come out as one paragraph, in order."""
    (paragraph,) = parse_markdown(" ".join(words))

    assert _lines(paragraph) == ["p " + " ".join(words)]


@given(plain_words)
def test_every_word_of_a_list_survives(words):
    """A list keeps an item for each of its lines."""
    (items,) = parse_markdown("".join(f"1. {word}\n" for word in words))

    assert _lines(items) == ["ol1", *(f"  - p {word}" for word in words)]

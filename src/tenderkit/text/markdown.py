"""Restricted Markdown to block tree: paragraphs, headings, lists two deep, tables, bold and italic.

Everything else (HTML, links, images, code, rules) is plain text. Values and clause text never pass through here
as markup: templates hold tokens, and the caller's ``inline`` turns a stretch of words into runs after parsing.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from markdown_it.token import Token

from tenderkit.model.block import (
    Block,
    Blocks,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
)
from tenderkit.text.parser import parser

Inline = Callable[[str], Runs]
"""What a stretch of words becomes."""

_SPACE = str.maketrans({"\n": " ", "\t": " "})


def words(text: str) -> Runs:
    """The plainest inline: the words as they are."""
    return (Text(text=text),)


def parse_markdown(source: str, inline: Inline = words) -> Blocks:
    """The blocks of some restricted Markdown.

    ``#`` is the volume's own title and comes back as a heading of level 0, ``##`` a section (1), ``###`` a
    sub-section (2). Deeper headings and lists more than two deep are kept at the deepest level there is.
    """
    return tuple(_blocks(_Cursor(parser().parse(source)), inline, depth=0))


class _Cursor:
    """A walk over markdown-it's flat tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def ends(self, kind: str) -> bool:
        """Step over the closing token of that kind, and say whether it was there."""
        if self.at < len(self.tokens) and self.tokens[self.at].type != kind:
            return False
        self.at += 1
        return True


def _blocks(cursor: _Cursor, inline: Inline, depth: int, until: str = "") -> Iterable[Block]:
    while cursor.at < len(cursor.tokens):
        if until and cursor.ends(until):
            return
        token = cursor.take()
        if token.type == "heading_open":
            runs = _runs(cursor.take(), inline)
            cursor.take()
            yield Heading(level=min(int(token.tag[1]) - 1, 2), runs=runs)
        elif token.type == "paragraph_open":
            runs = _runs(cursor.take(), inline)
            cursor.take()
            yield Paragraph(runs=runs)
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            yield _list(cursor, inline, depth + 1, token)
        else:  # the parser knows nothing but these and tables
            yield _table(cursor, inline)


def _list(cursor: _Cursor, inline: Inline, depth: int, opening: Token) -> Items:
    items = []
    while not cursor.ends(opening.type.replace("open", "close")):
        cursor.take()
        items.append(Item(blocks=tuple(_blocks(cursor, inline, depth, "list_item_close"))))
    ordered = opening.type == "ordered_list_open"
    return Items(items=tuple(items), ordered=ordered, depth=min(depth, 2))


def _table(cursor: _Cursor, inline: Inline) -> Table:
    rows: list[tuple[Runs, ...]] = []
    row: list[Runs] = []
    while not cursor.ends("table_close"):
        token = cursor.take()
        if token.type == "inline":
            row.append(_runs(token, inline))
        elif token.type == "tr_close":
            rows.append(tuple(row))
            row = []
    return Table(header=rows[0], rows=tuple(rows[1:]))


def _runs(token: Token, inline: Inline) -> Runs:
    runs: list[Run] = []
    bold = italic = 0
    for child in token.children or []:
        if child.type.startswith("strong"):
            bold += child.nesting
        elif child.type.startswith("em"):
            italic += child.nesting
        elif child.content:
            for run in inline(child.content.translate(_SPACE)):
                if isinstance(run, Text) and (bold or italic):
                    run = replace(run, bold=bool(bold), italic=bool(italic))
                runs.append(run)
    return tuple(runs)

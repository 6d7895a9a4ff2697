"""What a text turns into when it is read as restricted Markdown: its parts, and their lines."""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from tenderkit.text.parser import parser

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
"""A line with its ending, by the endings that Markdown knows."""
_PLAIN = re.compile(r"[A-Za-z{][^\r\n]*\n?")
"""One line that opens with a letter or a mark is a paragraph, whatever follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One top-level part of a text."""

    kind: str
    """paragraph, heading, list or table."""
    offset: int
    """Where its first line begins in the text."""
    source: str
    """Its lines as they were typed."""
    start: int | None = None
    """The number that the first item of an ordered list carries; None in a bulleted list."""
    items: int = 0
    depth: int = 0
    """How deep its lists go: 1 for a list without another inside it."""
    interrupts: bool = False
    """Whether the line above it is not empty."""


def outline(text: str) -> tuple[Part, ...]:
    """The top-level parts of a text, in order."""
    if _PLAIN.fullmatch(text):  # most provisions: no need to ask the parser
        return (Part(kind="paragraph", offset=0, source=text.rstrip()),)
    lines = _LINE.findall(text)
    tokens = parser().parse(text)
    return tuple(
        _part(tokens, at, lines)
        for at, token in enumerate(tokens)
        if token.level == 0 and token.nesting == 1
    )


def _part(tokens: list[Token], at: int, lines: list[str]) -> Part:
    opening = tokens[at]
    first, last = opening.map or [0, 0]
    kind = opening.type.removesuffix("_open")
    start, items, depth = None, 0, 0
    if kind in ("ordered_list", "bullet_list"):
        inside = _until_closed(tokens, at)
        if kind == "ordered_list":
            start = int(opening.attrs.get("start", 1))
        items = sum(t.type == "list_item_open" and t.level == 1 for t in inside)
        depth = 1 + max((t.level for t in inside if t.type.endswith("_list_open")), default=0) // 2
        kind = "list"
    return Part(
        kind=kind,
        offset=sum(map(len, lines[:first])),
        source="".join(lines[first:last]).rstrip(),
        start=start,
        items=items,
        depth=depth,
        interrupts=first > 0 and bool(lines[first - 1].strip()),
    )


def _until_closed(tokens: list[Token], at: int) -> list[Token]:
    end = next(i for i in range(at + 1, len(tokens)) if tokens[i].level == 0)
    return tokens[at + 1 : end]

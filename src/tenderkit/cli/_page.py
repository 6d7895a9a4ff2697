"""Text laid out for a terminal of 100 characters, the same on every machine."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

WIDTH = 100
GAP = "  "


def table(
    rows: Iterable[Sequence[str]], head: Sequence[str] = (), indent: str = ""
) -> Iterator[str]:
    """Rows in columns as wide as their longest cell; the last column is wrapped into what is left."""
    listed = [list(row) for row in rows]
    if head:
        listed.insert(0, list(head))
    if not listed:
        return
    columns = [[row[i] for row in listed] for i in range(len(listed[0]) - 1)]
    widths = _narrowed(columns, WIDTH - len(indent))
    last = WIDTH - len(indent) - sum(widths) - len(GAP) * len(widths)
    for row in listed:
        cells = [_wrapped(cell, width) for cell, width in zip(row, [*widths, last], strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            padded = [part.ljust(w) for part, w in zip(parts, [*widths, 0], strict=True)]
            yield (indent + GAP.join(padded)).rstrip()


def paragraphs(text: str, indent: str = "") -> Iterator[str]:
    """Prose wrapped line by line, so that lists keep their items."""
    for line in text.rstrip("\n").split("\n"):
        if not line.strip():
            yield ""
            continue
        hang = indent + " " * _hang(line)
        yield from _wrap(line, WIDTH, indent, hang)


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A blank line, the title and the indented lines; nothing where there are no lines."""
    listed = list(lines)
    if listed:
        yield ""
        yield title
        yield from listed


def _narrowed(columns: list[list[str]], room: int) -> list[int]:
    """Widths that leave the last column a third of the room; the widest gives way, but no word is cut."""
    widths = [max(map(len, column)) for column in columns]
    floors = [
        max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns
    ]
    while sum(widths) + len(GAP) * len(widths) > room * 2 // 3:
        loose = [i for i, width in enumerate(widths) if width > floors[i]]
        if not loose:
            break
        widths[max(loose, key=lambda i: widths[i])] -= 1
    return widths


def _wrapped(cell: str, width: int) -> list[str]:
    return _wrap(cell, max(width, 10)) or [""]


def _wrap(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Lines that break between words alone, so that ids and addresses stay whole."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _hang(line: str) -> int:
    """How far the second line of an item stands in: below its words, not its number."""
    marker = line.lstrip()
    lead = len(line) - len(marker)
    first = marker.partition(" ")[0]
    is_item = first in ("-", "*") or (first[:-1].isalnum() and len(first) < 5 and first[-1] in ".)")
    return lead + (len(first) + 1 if is_item else 0)

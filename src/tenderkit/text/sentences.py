"""The sentences of a text, and how long each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tenderkit.text.inline import MARK

_BREAK = re.compile(
    r"\n[ \t]*(?=\n)"  # a line without words
    r"|\n(?=[ \t]*(?:\d{1,9}[.)]|[-*+])[ \t])"  # an item begins
    r"|\|"  # a cell of a table ends
    r"""|(?<=[.!?])["'”’)*_]*\s+(?=["'“\u2018(*_]*[A-Z])"""
)
_MARKER = re.compile(r"\s*(?:(?:\d{1,9}[.)]|[-*+])[ \t]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, one item of a list, or the words that lead into one."""

    offset: int
    """Where its first word begins in the text."""
    words: int
    """Stretches between white space; a blank or a reference is one."""


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences in order. A full stop ends one only where a capital, a blank or a reference follows."""
    masked = MARK.sub(lambda match: "X" * len(match.group()), text)
    start = 0
    for end, after in _breaks(masked):
        body = _MARKER.sub("", masked[start:end], count=1)
        if body.strip():
            yield Sentence(offset=end - len(body), words=len(body.split()))
        start = after


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)

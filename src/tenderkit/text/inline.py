r"""The inline syntax of clause text.

``{blank}``, ``{DA-060.blank}`` of another clause, ``{DA-060}``, ``{DA-060.R1}``, and ``\{`` for a brace.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLAUSE_ID = re.compile(r"(?:[A-Z]{2,5}-){1,2}\d{3}")
PROVISION_ID = re.compile(rf"{CLAUSE_ID.pattern}\.R\d{{1,2}}")
BLANK_NAME = re.compile(r"[a-z][a-z0-9_]*")
MARK = re.compile(r"\\\{|\{([^{}\n]*)\}|\{|\}")
"""An escaped brace, a mark, or a brace that has lost its partner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, or one mark in braces."""

    kind: str
    """text, blank, reference or fault."""
    value: str
    """The words; the blank's name, with its clause where that is another; the target's id."""
    offset: int


def pieces(text: str) -> Iterator[Piece]:
    """Cut clause text into words and marks, in order; nothing is lost."""
    start = 0
    words = ""
    words_at = 0
    for match in MARK.finditer(text):
        words += text[start : match.start()]
        start = match.end()
        if match.group() == r"\{":
            words += "{"
            continue
        if words:
            yield Piece(kind="text", value=words, offset=words_at)
        words, words_at = "", match.end()
        yield _mark(match)
    words += text[start:]
    if words:
        yield Piece(kind="text", value=words, offset=words_at)


def marks(text: str, kind: str) -> list[Piece]:
    """The marks of one kind: blank, reference or fault."""
    return [piece for piece in pieces(text) if piece.kind == kind]


def is_requirement(id: str) -> bool:
    """Whether the id names a provision and not a whole clause."""
    return PROVISION_ID.fullmatch(id) is not None


def clause_of(id: str) -> str:
    """``DA-060`` of ``DA-060``, ``DA-060.R1`` and ``DA-060.full_export_working_days``."""
    return id.partition(".")[0]


def _mark(match: re.Match[str]) -> Piece:
    inside = match.group(1)
    kind = "fault"
    if inside is not None:
        clause, dot, name = inside.partition(".")
        if CLAUSE_ID.fullmatch(inside) or PROVISION_ID.fullmatch(inside):
            kind = "reference"
        elif BLANK_NAME.fullmatch(name if dot else inside) and (
            not dot or CLAUSE_ID.fullmatch(clause)
        ):
            kind = "blank"
    return Piece(kind=kind, value=match.group() if inside is None else inside, offset=match.start())

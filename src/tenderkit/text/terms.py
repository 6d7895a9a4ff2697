"""Defined terms in prose: the exact capitalised phrase, longest match, no marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tenderkit.model.clause import Term
from tenderkit.text.inline import pieces

_PHRASE = re.compile(r"[A-Z][a-z][\w'’-]*(?: (?:of )?[A-Z][a-z][\w'’-]*)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;]\s+|\n\s*(?:\d+\.\s+|[-*+]\s+)?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase, and where it begins."""

    phrase: str
    offset: int


class TermIndex:
    """Finds the defined terms of one list in any text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._term_of = {form: t.term for t in terms for form in (t.term, t.plural) if form}
        self._pattern = _longest_first(self._term_of)

    def used(self, text: str, proper_names: Iterable[str] = ()) -> list[Found]:
        """Every use of a term, singular or plural, as the term's own name; not inside a proper name."""
        left = _longest_first(proper_names).sub(_blanked, prose_only(text))
        return [
            Found(phrase=self._term_of[match.group()], offset=match.start())
            for match in self._pattern.finditer(left)
        ]

    def undefined(self, text: str, proper_names: Iterable[str]) -> Iterator[Found]:
        """Capitalised phrases that are neither terms, proper names, nor the first word of a sentence."""
        left = _longest_first(proper_names).sub(_blanked, prose_only(text))
        left = self._pattern.sub(_blanked, left)
        for match in _PHRASE.finditer(left):
            phrase, offset = match.group(), match.start()
            if opens_sentence(left, offset):
                first, _, phrase = phrase.partition(" ")
                offset += len(first) + 1
            if phrase:
                yield Found(phrase=phrase, offset=offset)


def opens_sentence(text: str, offset: int) -> bool:
    """Whether a capital at ``offset`` may only mark the beginning of a sentence or list item."""
    return _OPENS_SENTENCE.search(text[:offset]) is not None


def prose_only(text: str) -> str:
    """Clause text with each ``{mark}`` blanked out, so that offsets stay true."""
    kept = [" "] * len(text)
    for piece in pieces(text):
        if piece.kind == "text":
            kept[piece.offset : piece.offset + len(piece.value)] = piece.value
    return "".join(kept)


def _longest_first(phrases: Iterable[str]) -> re.Pattern[str]:
    return _alternation(tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))


@cache
def _alternation(ordered: tuple[str, ...]) -> re.Pattern[str]:
    if not ordered:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


def _blanked(match: re.Match[str]) -> str:
    return "x" * len(match.group())

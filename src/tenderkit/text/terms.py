"""Defined terms in prose: the exact capitalised phrase, longest match, no marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tenderkit.model.clause import Term
from tenderkit.text.inline import MARK

_GAP = r"(?: +| *\n *)"
"""Between two words of a phrase, which may stand on two lines."""
_WORD = r"[A-Z][a-z][\w'’-]*"
_PHRASE = re.compile(rf"{_WORD}(?:{_GAP}(?:of{_GAP})?{_WORD})*")
_LATER_WORD = re.compile(rf"{_GAP}({_WORD})")
_LINE_START = re.compile(r"\s*(?:\d+[.)]|[-*+]|#+)\s+")
_LOOK_BACK = 200
"""Characters before a capital that can say whether it opens a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase, and where it begins."""

    phrase: str
    offset: int


class TermIndex:
    """Finds the defined terms of one list in any text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._term_of = {
            _on_one_line(form): t.term for t in terms for form in (t.term, t.plural) if form
        }
        self._pattern = _longest_first(self._term_of)

    def used(self, text: str, proper_names: Iterable[str] = ()) -> list[Found]:
        """Every use of a term, singular or plural, as the term's own name.

        Longest match; a term inside a proper name is not a use.
        """
        left = without(prose_only(text), proper_names)
        return [
            Found(phrase=self._term_of[_on_one_line(match.group())], offset=match.start())
            for match in self._pattern.finditer(left)
        ]

    def undefined(self, text: str, proper_names: Iterable[str]) -> Iterator[Found]:
        """Capitalised phrases that are neither terms nor proper names.

        The first word of a sentence or list item is passed over: its capital says nothing.
        """
        left = without(prose_only(text), proper_names)
        left = self._pattern.sub(_blanked, left)
        for match in _PHRASE.finditer(left):
            start = match.start()
            if opens_sentence(left, start):
                later = _LATER_WORD.search(left, start, match.end())
                if later is None:
                    continue
                start = later.start(1)
            yield Found(phrase=_on_one_line(left[start : match.end()]), offset=start)


def opens_sentence(text: str, offset: int) -> bool:
    """Whether a capital at ``offset`` may only mark the beginning of a sentence or list item."""
    before = text[max(0, offset - _LOOK_BACK) : offset].rstrip("*_\"'“\u2018(")
    if _LINE_START.fullmatch(before, before.rfind("\n") + 1):
        return True
    words = before.rstrip()
    gap = before[len(words) :]
    ends = words.rstrip("*_\"'”’)")[-1:]
    return not ends or ends == "|" or gap.count("\n") > 1 or (gap != "" and ends in ".!?:;")


def without(text: str, phrases: Iterable[str]) -> str:
    """The text with every use of some phrases blanked out, so that offsets stay true."""
    return _longest_first(phrases).sub(_blanked, text)


def prose_only(text: str) -> str:
    """Clause text with each mark and escape blanked out, so that offsets stay true."""
    return MARK.sub(lambda match: " " * len(match.group()), text)


def _longest_first(phrases: Iterable[str]) -> re.Pattern[str]:
    return _alternation(tuple(phrases))


@cache
def _alternation(phrases: tuple[str, ...]) -> re.Pattern[str]:
    known = {_on_one_line(phrase) for phrase in phrases}
    if not known:
        return re.compile(r"(?!)")
    ordered = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    forms = (_GAP.join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _on_one_line(phrase: str) -> str:
    return " ".join(phrase.split())


def _blanked(match: re.Match[str]) -> str:
    return "x" * len(match.group())

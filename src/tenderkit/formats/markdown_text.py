"""Words and runs as Markdown source: whatever a value holds, a reader sees it as it was typed."""

import re
import unicodedata
from dataclasses import dataclass

from tenderkit.formats.wording import spaced
from tenderkit.model.block import Run, Runs, Text, shown
from tenderkit.ooxml.xml_text import visible

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=[#A-Za-z])|(?<=:):|:(?=:)")
_AT_START = re.compile(r"^[ \t]*(?:([-+=:])|(\d{1,9})([.)]))", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\r|\n")
_TABLE_BREAK = "<br>"
_STYLES = {(True, False): "**", (False, True): "*", (True, True): "***"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Escaped words of one look."""

    words: str
    marks: str = ""


def escape(text: str) -> str:
    """The text with every character escaped that means something inside a line."""
    return _ANYWHERE.sub(r"\\\g<0>", visible(text))


def render_line(runs: Runs) -> str:
    """The runs on one line, for a heading or a cell; a line end in a value becomes ``<br>``."""
    return _BREAK.sub(_TABLE_BREAK, _joined(runs).strip())


def render_lines(before: str, runs: Runs) -> str:
    """The runs as a paragraph that starts with the Markdown ``before``.

    A line end in a value is a hard line break, and no line starts a heading, list, rule or box.
    """
    lines = [line.strip() for line in _BREAK.split((before + _joined(runs)).strip())]
    return _AT_START.sub(_keep_start, "\\\n".join(lines))


def _joined(runs: Runs) -> str:
    """The stretches in a row, emphasis only where every renderer reads it as such."""
    stretches = _stretches(runs)
    source = ""
    for count, stretch in enumerate(stretches):
        after = stretches[count + 1].words[:1] if count + 1 < len(stretches) else ""
        source += _emphasised(stretch, source[-1:], after)
    return source


def _stretches(runs: Runs) -> list[_Stretch]:
    found: list[_Stretch] = []
    for run in spaced(runs):
        marks, words = _marks(run), escape(shown(run))
        if found and found[-1].marks == marks:
            words = found.pop().words + words
        if words:
            found.append(_Stretch(words=words, marks=marks))
    return found


def _marks(run: Run) -> str:
    return _STYLES.get((run.bold, run.italic), "") if isinstance(run, Text) else ""


def _emphasised(stretch: _Stretch, before: str, after: str) -> str:
    """Marks stand against the words; where CommonMark would print them, they are left out."""
    words = stretch.words.strip()
    if not stretch.marks or not words or _BREAK.search(words):
        return stretch.words
    start = stretch.words.index(words)
    lead, trail = stretch.words[:start], stretch.words[start + len(words) :]
    opens = _is_word(words[0]) or bool(lead) or not _is_word(before)
    closes = _is_word(words[-1]) or bool(trail) or not _is_word(after)
    if not opens or not closes or (not lead and before == "*"):
        return stretch.words
    return f"{lead}{stretch.marks}{words}{stretch.marks}{trail}"


def _is_word(character: str) -> bool:
    """Whether CommonMark takes it for part of a word: neither space nor punctuation nor symbol."""
    return bool(character) and not (
        character.isspace() or unicodedata.category(character)[0] in "PSZ"
    )


def _keep_start(match: re.Match[str]) -> str:
    sign, digits, stop = match.groups()
    return f"\\{sign}" if sign else f"{digits}\\{stop}"

"""Clause text that the restricted Markdown would turn into something else than was meant.

**Why it matters.** A line that begins with "30." becomes item 30 of a list; a typed "(a)" is printed
beside the letter that Word gives; words after a list lose the number by which they can be quoted.

**Fires**

    text: |
      The Supplier must answer within
      - in the case of a fault - one hour.

    1.0.0.yaml:32:7: error CLS110 markdown-trap
    the line turns into a list: "- in the case of a fault - one hour."
    help: keep the paragraph on one line, or put a lead-in with a colon and an empty line before it

It also fires on a letter or number in brackets typed at the beginning of a line; a list that begins
with another number than 1, or has one item; two lists, or words after the list, in one provision;
a list more than two deep; a heading or table; HTML; a link; a backtick; an address in angle brackets.

**Stays silent**: a lead-in that ends with a colon, an empty line, and items that begin with `1.`;
whatever stands in the drafting note.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import Passage, issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.outline import Part, outline

CODE = "CLS110"
SEVERITY = Severity.ERROR

_TYPED = re.compile(r"^[ \t]*(?:\d+[.)][ \t]+)?(\([a-z]{1,4}\)|\(\d{1,2}\)|[a-z]\))(?=\s)", re.M)
_MARKUP = {
    "an HTML tag": re.compile(r"<(?!https?:)[a-zA-Z/!][^<>\n]*>"),
    "an address in angle brackets": re.compile(r"<https?:[^<>\s]*>"),
    "a link": re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)"),
    "a backtick": re.compile("`"),
}
_ONE_LINE = (
    "keep the paragraph on one line, or put a lead-in with a colon and an empty line before it"
)
_SPLIT = "give what comes after the list a provision of its own"

Trap = tuple[int, str, str]
"""Offset, message, advice."""


def check(case: ClauseCase) -> Iterator[Hit]:
    """Read each text as Markdown, and compare what comes out with what the house allows."""
    for passage in issued(case.clause):
        for offset, message, help in _traps(passage):
            yield Hit(
                at=passage.prose.place(offset),
                message=message,
                help=help,
                clause=case.clause.id,
                requirement=passage.requirement,
            )


def _traps(passage: Passage) -> Iterator[Trap]:
    text = passage.prose.text
    for typed in _TYPED.finditer(text):
        help = 'write "1." and let the pack give the letter'
        yield typed.start(1), f'"{typed[1]}" is typed at the beginning of a line', help
    for name, form in _MARKUP.items():
        if found := form.search(text):
            message = f'{passage.name} holds {name}: "{found.group()}"'
            yield found.start(), message, "say it in words: it would be printed as it stands"
    yield from _structure(passage.name, outline(text))


def _structure(name: str, parts: tuple[Part, ...]) -> Iterator[Trap]:
    listed = False
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else None
        if part.kind in ("heading", "table"):
            message = f'the line turns into a {part.kind}: "{_first_line(part)}"'
            yield part.offset, message, "a provision holds one paragraph, and one list if need be"
        elif part.kind == "paragraph":
            if listed:
                yield part.offset, f"{name} goes on after its list", _SPLIT
                return
        elif listed:
            yield part.offset, f"{name} holds a second list", _SPLIT
            return
        elif _by_accident(part, before):
            yield part.offset, f'the line turns into a list: "{_first_line(part)}"', _ONE_LINE
        else:
            listed = True
            if part.depth > 2:
                message = f"{name} holds a list {part.depth} deep"
                yield part.offset, message, "keep to two levels, or make it two provisions"


def _by_accident(part: Part, before: Part | None) -> bool:
    led_in = before is not None and before.kind == "paragraph" and before.source.endswith(":")
    return part.interrupts or not led_in or part.start not in (1, None) or part.items == 1


def _first_line(part: Part) -> str:
    line = part.source.partition("\n")[0].strip()
    return line if len(line) <= 60 else f"{line[:60].rstrip()}..."

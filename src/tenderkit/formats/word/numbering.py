"""Which list each numbered paragraph belongs to, so that Word computes the tree's own numbers.

Sections, clauses, provisions, letters and Roman numerals are five levels of one multilevel list,
and a level starts again by itself after any higher one. Only where a second list follows with
nothing higher in between would Word count on; such a list gets a ``w:num`` of its own that starts
its level again.
"""

import re
from dataclasses import dataclass

from tenderkit.errors import Unreadable

_NUM_ID = re.compile(r'<w:num w:numId="(\d+)"')
_END = "</w:numbering>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A multilevel list of the base document: its ``w:num`` has the id of its ``w:abstractNum``."""

    num: int
    letters: int
    """The level of (a), or of the outer bullet."""


CLAUSES = Family(num=1, letters=3)
BULLETS_UNDER_NUMBERS = Family(num=2, letters=0)
BULLETS = Family(num=3, letters=0)
LETTERS = Family(num=4, letters=0)


class Numbering:
    """Hands out list ids while a body is written, then renders ``numbering.xml``."""

    def __init__(self, base: bytes) -> None:
        """Raises Unreadable where ``base`` is no numbering part."""
        self._base = base.decode("utf-8", "replace")
        ids = [int(id) for id in _NUM_ID.findall(self._base)]
        if not ids or _END not in self._base:
            raise Unreadable("numbering.xml of the Word base holds no list")
        self._highest = max(ids)
        self._counted: dict[int, set[int]] = {}
        self._added: list[str] = []

    @property
    def begun(self) -> bool:
        """Whether a numbered heading or paragraph has been counted."""
        return CLAUSES.num in self._counted

    def count(self, family: Family, level: int) -> None:
        """One paragraph at that level: every lower level starts again after it."""
        counted = self._counted.get(family.num, set())
        self._counted[family.num] = {one for one in counted if one < level} | {level}

    def open_list(self, family: Family, level: int, outer: int) -> int:
        """The ``w:numId`` for a list at ``level``; ``outer`` is the one around it, or 0."""
        if level not in self._counted.get(family.num, set()):
            return outer or family.num
        self._highest += 1
        self._added.append(
            f'<w:num w:numId="{self._highest}"><w:abstractNumId w:val="{family.num}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        return self._highest

    def render(self) -> bytes:
        """``numbering.xml`` with the lists that were added."""
        before, _, after = self._base.rpartition(_END)
        return (before + "".join(self._added) + _END + after).encode("utf-8")

"""Where something stands in a user's file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position in a file; ``words`` says it where a file has no lines."""

    file: str = ""
    """Path as the user would type it, with forward slashes."""
    line: int = 0
    """Counted from 1; 0 where the file as a whole is meant."""
    column: int = 0
    """Counted from 1."""
    words: str = ""
    """For example "Volume 2, paragraph 5.6.1"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text of several words and the place of its first character, so that a slip inside it can be shown."""

    text: str = ""
    at: Place = Place()
    indent: int = 1
    """Column, from 1, at which the second and later lines begin."""

    def place(self, offset: int) -> Place:
        """The place of the character at ``offset``."""
        before = self.text[:offset]
        down = before.count("\n")
        along = len(before) - (before.rfind("\n") + 1)
        first = self.indent if down else self.at.column
        return Place(file=self.at.file, line=self.at.line + down, column=first + along)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The id of something else, and where it was written."""

    to: str
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A value as it was typed, and where."""

    value: str
    at: Place = Place()

"""A fault in a file as such, before anybody asks what kind of file it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a text: a reading rule, the fact, the advice, the position from 1."""

    rule: str
    message: str
    help: str = ""
    line: int = 0
    column: int = 0

"""Counting words, the way that volume 1 prints."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 clause", "18 clauses"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def count_words(body: str) -> int:
    """White-space separated tokens of an answer's body.

    The method that clause PRO-040 states: headings, the question's own text and captions are not
    in the body; the words of tables are.
    """
    return len(body.split())

"""Counting words, the way that volume 1 prints."""


def count_words(body: str) -> int:
    """White-space separated tokens of an answer's body.

    The method that clause PRO-040 states: headings, the question's own text and captions are not
    in the body; the words of tables are.
    """
    return len(body.split())

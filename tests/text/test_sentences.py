import pytest
from hypothesis import given
from tests.strategies import any_text

from tenderkit.text.sentences import sentences

TEXTS = {
    "no words": ("", []),
    "white space": (" \n\n ", []),
    "one": ("The Supplier must answer.", [("The", 4)]),
    "no full stop": ("a day on which banks open", [("a day", 6)]),
    "two": ("It must answer. It must not wait!", [("It must answer", 3), ("It must not", 4)]),
    "after brackets and quotation marks": (
        'It ends (here). "So" it is.',
        [("It ends", 3), ('"So"', 3)],
    ),
    "a full stop before a small letter ends nothing": ("as in s. 4 or e.g. here", [("as", 7)]),
    "a semicolon ends nothing": ("It answers; it waits.", [("It", 4)]),
    "over two lines": ("It must\nanswer. At\nonce.", [("It", 3), ("At", 2)]),
    "a mark is one word": (
        "Within {working_days} days, as {DA-060.R1} asks.",
        [("Within", 6)],
    ),
    "a mark opens a sentence": (
        "It ends. {DA-060} begins.",
        [("It", 2), ("{DA", 2)],
    ),
    "a list": (
        "It must list:\n\n1. the first;\n2. the second; and\n   the rest.\n",
        [("It", 3), ("the first", 2), ("the second", 5)],
    ),
    "a list close to its lead-in, in bullets, two deep": (
        "It lists:\n- one\n  - inner one\n- two",
        [("It", 2), ("one", 1), ("inner", 2), ("two", 1)],
    ),
    "two paragraphs": ("one two\n\nthree", [("one", 2), ("three", 1)]),
    "cells": ("| a b | c |\n|---|---|\n| d | e f g |", None),
}


@pytest.mark.parametrize(("text", "found"), TEXTS.values(), ids=TEXTS)
def test_sentences_of_a_text(text, found):
    """Each sentence, item and lead-in is found where its first word stands, with its words counted."""
    if found is None:
        assert max(sentence.words for sentence in sentences(text)) == 3
        return
    expected = []
    after = 0
    for words, count in found:
        after = text.index(words, after)
        expected.append((after, count))
        after += 1

    assert [(sentence.offset, sentence.words) for sentence in sentences(text)] == expected


@given(any_text)
def test_no_word_is_lost_or_counted_twice(text):
    """Sentences lie in order inside their text, and together they have no more words than it."""
    found = list(sentences(text))
    offsets = [sentence.offset for sentence in found]

    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)
    assert all(sentence.words > 0 for sentence in found)

import re

import pytest
from hypothesis import given
from tests.strategies import any_text

from tenderkit.model.anchor import bookmark_name, fragment


@pytest.mark.parametrize(
    ("anchor", "bookmark", "address"),
    [
        ("DA-060.R1", "DA_060_R1", "da-060-r1"),
        ("HXB-LOC-010", "HXB_LOC_010", "hxb-loc-010"),
        ("section 1: scope!", "section_1_scope", "section-1-scope"),
    ],
)
def test_an_anchor_names_a_bookmark_and_a_fragment(anchor, bookmark, address):
    """Word takes letters, digits and underscores; an address takes small letters and hyphens."""
    assert bookmark_name(anchor) == bookmark
    assert fragment(anchor) == address


@given(any_text)
def test_any_anchor_is_a_name_that_word_accepts(text):
    """At most 40 letters, digits and underscores, whatever the anchor."""
    assert re.fullmatch(r"[A-Za-z0-9_]{0,40}", bookmark_name(text))

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.ooxml.xml_text import attribute, content, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x00", r"\x00"),
        ("\x7f\x85", r"\x7f\x85"),
        ("\ud800", r"\ud800"),
        ("\ufffe\uffff", r"\ufffe\uffff"),
        ("Tŷ 🏠", "Tŷ 🏠"),
    ],
)
def test_what_xml_cannot_hold_is_shown(text, shown):
    """Control characters and lone surrogates become visible escapes; everything else stays."""
    assert visible(text) == shown


@given(st.text(alphabet=st.characters()))
def test_any_text_survives_as_content_and_attribute(text):
    """An XML parser reads back what was visible."""
    element = ElementTree.fromstring(f'<a b="{attribute(text)}">{content(text)}</a>')

    assert element.get("b") == visible(text)
    assert (element.text or "") == visible(text).replace("\r\n", "\n").replace("\r", "\n")

"""The two shapes that everything in a Word body is made of: a run and a paragraph."""

import re

from tenderkit.ooxml.xml_text import attribute, content

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_LIST = 0
"""The ``w:numId`` that takes a number away from a style that has one."""

_BREAK = re.compile("(\t|\r\n|\r|\n)")


def run(text: str, *, style: str = "", bold: bool = False, italic: bool = False) -> str:
    """One ``w:r``; tabs and line ends in the text become tabs and line breaks."""
    properties = f'<w:rStyle w:val="{attribute(style)}"/>' if style else ""
    properties += "<w:b/><w:bCs/>" if bold else ""
    properties += "<w:i/><w:iCs/>" if italic else ""
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f"<w:r>{properties}{_words(text)}</w:r>"


def paragraph(
    style: str,
    runs: str,
    *,
    keep_next: bool = False,
    num: int | None = None,
    level: int = 0,
    left: int | None = None,
) -> str:
    """One ``w:p`` in a named style; ``left`` is an indent in twentieths of a point.

    ``num`` and ``level`` stand only where the style's own list is not the right one.
    """
    properties = f'<w:pStyle w:val="{style}"/>'
    if keep_next:
        properties += "<w:keepNext/>"
    if num is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    if left is not None:
        properties += f'<w:ind w:left="{left}" w:firstLine="0"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def field(instruction: str, cached: str) -> str:
    """A complex field with the result that shows until a program works it out again."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {content(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(cached)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _words(text: str) -> str:
    pieces = _BREAK.split(text)
    if len(pieces) == 1:
        return f'<w:t xml:space="preserve">{content(text)}</w:t>'
    shown = []
    for piece in pieces:
        if piece == "\t":
            shown.append("<w:tab/>")
        elif piece in ("\n", "\r", "\r\n"):
            shown.append("<w:br/>")
        elif piece:
            shown.append(f'<w:t xml:space="preserve">{content(piece)}</w:t>')
    return "".join(shown)

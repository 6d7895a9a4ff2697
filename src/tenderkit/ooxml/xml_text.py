"""Words into XML: what XML cannot hold is shown as an escape, never dropped."""

import re

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def visible(text: str) -> str:
    r"""The text with control characters, lone surrogates and non-characters as visible escapes.

    Tabs and line ends stay; ``\x1b`` becomes the four characters that name it here.
    """
    return _UNSHOWN.sub(lambda match: escaped(match.group()), text)


def escaped(character: str) -> str:
    r"""The escape that names a character: ``\x1b``, ``\u202e`` or ``\U000e0001``."""
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def content(text: str) -> str:
    """Text between two tags."""
    return visible(text).translate(_MARKUP)


def attribute(text: str) -> str:
    """Text between double quotes; tabs and line ends survive as character references."""
    return visible(text).translate(_QUOTED)

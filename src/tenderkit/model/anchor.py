"""Names of the places that a reference can point to."""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def bookmark_name(anchor: str) -> str:
    """A Word bookmark name: letters, digits and underscores, at most 40.

    Word wants a letter first, and every anchor begins with one.
    """
    return _UNSAFE.sub("_", anchor).strip("_")[:40]


def fragment(anchor: str) -> str:
    """A fragment of an address in Markdown or HTML, for example ``da-060-r1``."""
    return _UNSAFE.sub("-", anchor).strip("-").lower()

"""Names of files that are safe on every system, Windows among them."""

import re
from collections.abc import Iterable

from tenderkit.errors import Refused

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def refuse_unsafe(names: Iterable[str]) -> None:
    """Refuse paths that lead out of their folder, or that Windows cannot hold.

    Raises:
        Refused: naming the first that is not safe.
    """
    seen: dict[str, str] = {}
    for name in names:
        fault = _fault(name)
        if fault:
            raise Refused(f"the file name {name!r} {fault}", help="give it another name")
        twin = seen.setdefault(name.casefold(), name)
        if twin != name:
            raise Refused(f"the file names {twin} and {name} are one name on Windows")
    for name in seen:
        above = name.rpartition("/")[0]
        while above:
            if above in seen:
                raise Refused(f"{seen[above]} is both a file and a folder")
            above = above.rpartition("/")[0]


def _fault(name: str) -> str:
    parts = name.split("/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "is an absolute path"
    if {"", ".", ".."} & set(parts):
        return "leads out of its folder or to none"
    for part in parts:
        if _UNSAFE.search(part) or part != part.rstrip(". "):
            return "holds a character that Windows does not allow there"
        if _RESERVED.fullmatch(part):
            return "is reserved on Windows"
    return ""

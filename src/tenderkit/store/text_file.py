"""A text file: its words, or what it is instead."""

import re
import stat
from hashlib import sha256
from pathlib import Path

from tenderkit.errors import NotFound, Unreadable
from tenderkit.store.parts.fault import Fault

LIMIT_BYTES = 1_000_000

_SIGNATURES = (
    (b"PK\x03\x04", "a Word or Excel file, or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BINARY = "a binary file"
_AGAIN = "open the file in a text editor and save it again as UTF-8"


def read_text(path: Path, shown_as: str = "") -> str | Fault:
    """The words of a UTF-8 file with line feeds and no byte-order mark, or the fault in it.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder or a device, or may not be opened.
    """
    name = shown_as or path.as_posix()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a file"
            raise Unreadable(f"{name} is {kind}, where a file is meant", help="name a file")
        if status.st_size > LIMIT_BYTES:
            return _too_large(status.st_size)
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"there is no file {name}", help="check the spelling of the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{name} cannot be read: {reason}", help="check who may read it") from None
    return decode(content)


def decode(content: bytes) -> str | Fault:
    """The words of some UTF-8 bytes, or what the bytes look like instead."""
    if len(content) > LIMIT_BYTES:
        return _too_large(len(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(content, error.start)
    if "\0" in text:
        return _not_utf_8(content, content.index(b"\0"))
    return normalised(text)


def normalised(text: str) -> str:
    """The same words with line feeds and without a byte-order mark: what is digested and parsed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def digest(text: str) -> str:
    """SHA-256 in hexadecimal over UTF-8 with line feeds and no byte-order mark."""
    return sha256(normalised(text).encode("utf-8")).hexdigest()


def _too_large(size: int) -> Fault:
    return Fault(
        rule="over-limit",
        message=f"the file has {size:,} bytes, more than {LIMIT_BYTES:,}",
        help="split it, or check that it is the file that was meant",
    )


def _not_utf_8(content: bytes, offset: int) -> Fault:
    kind = _looks_like(content, offset)
    if kind not in ("UTF-16", "Windows-1252"):
        message = f"the file is not text: it looks like {kind}"
        return Fault(
            rule="not-utf-8", message=message, help="check that it is the file that was meant"
        )
    if kind == "UTF-16":
        message = "the file is not UTF-8: it looks like UTF-16"
        return Fault(rule="not-utf-8", message=message, help=_AGAIN)
    before = re.sub(rb"\r\n?", b"\n", content[:offset])
    along = before[before.rfind(b"\n") + 1 :].removeprefix(b"\xef\xbb\xbf")
    return Fault(
        rule="not-utf-8",
        message=f"the byte {content[offset]:02X} is not UTF-8: it looks like Windows-1252",
        help=_AGAIN,
        line=before.count(b"\n") + 1,
        column=len(along.decode("utf-8")) + 1,
    )


def _looks_like(content: bytes, offset: int) -> str:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    zeros = content.count(0)
    if zeros == 0:
        controls = sum(byte < 32 and byte not in b"\t\n\f\r" for byte in content)
        return _BINARY if controls * 20 > len(content) else "Windows-1252"
    alternate = max(content[0::2].count(0), content[1::2].count(0))
    return "UTF-16" if zeros == alternate and alternate * 4 > len(content) else _BINARY

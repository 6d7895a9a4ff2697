"""What the system means when it refuses to write."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tenderkit.errors import Unwritable

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_WRONG_KIND = (errno.ENOTDIR, errno.EEXIST, errno.EISDIR)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write ``path`` into one clear message.

    Raises:
        Unwritable: with the reason, and what to do about it.
    """
    try:
        yield
    except OSError as error:
        message, help = _words(path, error)
        raise Unwritable(message, help=help) from None


def _words(path: Path, error: OSError) -> tuple[str, str]:
    shown = path.as_posix()
    if error.errno in _FULL:
        return f"the disk is full: {shown} was not written", "free some space and try again"
    if error.errno == errno.EFBIG:
        help = "write to another disk, or have the limit raised"
        return f"{shown} was not written: a file is larger than this system allows", help
    if error.errno == errno.EROFS:
        return f"{shown} stands on a disk that is read-only", "write to another folder"
    if error.errno in _FORBIDDEN and path.exists():
        help = "close it if it is open in another program such as Word, or ask who may write it"
        return f"{shown} may not be written, or is open in another program", help
    if error.errno in _FORBIDDEN:
        return f"{shown} may not be written", "write to a folder of your own"
    if error.errno in _WRONG_KIND:
        return f"a file stands where {shown} needs a folder", "write to another folder"
    reason = (error.strerror or str(error)).lower()
    return f"{shown} cannot be written: {reason}", "write to another folder"

"""A lock that one process holds while it writes; the system releases it when the process ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tenderkit.errors import Busy

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read on Windows, so it lies beyond the holder's number

    def _lock(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: BinaryIO, path: Path) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        file.close()
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: BinaryIO, path: Path) -> None:
        path.unlink(missing_ok=True)
        file.close()


def lock_path(target: Path) -> Path:
    """The lock file of a file or folder: beside it, under a name that says whose it is."""
    return target.with_name(f".{target.name}.tenderkit-lock")


@contextmanager
def hold(target: Path) -> Iterator[None]:
    """Keep every other tenderkit from writing ``target`` meanwhile.

    Raises:
        Busy: another process is writing it.
        OSError: the lock file cannot be made.
    """
    path = lock_path(target)
    file = _taken(path, target)
    try:
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield
    finally:
        _release(file, path)


def _taken(path: Path, target: Path) -> BinaryIO:
    while True:
        file = path.open("a+b")
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip()
            file.close()
            who = f"process {holder}" if holder else "another process"
            raise Busy(
                f"{target.name} is being written by {who}", help="wait until it has finished"
            ) from None
        except BaseException:
            file.close()
            raise
        if _is_still(file, path):
            return file
        file.close()


def _is_still(file: BinaryIO, path: Path) -> bool:
    """Whether the locked file is the one at that path, and not one that its last holder deleted."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False

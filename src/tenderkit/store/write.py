"""Writing whole or not at all.

A new folder is built beside its place and renamed once. In a folder that exists, everything new is
written aside first, so that a full disk is noticed while nothing has changed; then each file is
replaced by a rename, the manifest last. A journal says which bytes a stopped run had begun to put in
place, so that the next run does not take them for somebody's edits.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tenderkit.errors import Unwritable
from tenderkit.store.parts.hold import hold
from tenderkit.store.parts.names import refuse_unsafe
from tenderkit.store.parts.troubles import explained

MANIFEST = "internal/manifest.json"
"""Written last, so that it speaks for all the others."""
NEW = ".tenderkit-new"
JOURNAL = ".tenderkit-journal"

Put = Callable[[Path, bytes], None]


def put_file(path: Path, data: bytes) -> None:
    """Write a file that isn't there yet, and see it on to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_file(path: Path, data: bytes, put: Put = put_file) -> None:
    """Replace one file whole; its folder is made where it isn't there.

    Raises:
        Unwritable: it cannot be written; what stood there stands there still.
        Busy: another process is writing it.
    """
    with explained(path):
        target = path.resolve()
        if target.is_dir():
            raise Unwritable(
                f"{path.as_posix()} is a folder, where a file is meant", help="name a file"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}{NEW}")
        with hold(target):
            aside.unlink(missing_ok=True)
            try:
                put(aside, data)
                aside.replace(target)
            except BaseException:
                with suppress(OSError):
                    aside.unlink(missing_ok=True)
                raise
            _settle(target.parent)


def write_folder(
    out: Path, files: Mapping[str, bytes], recorded: Mapping[str, str], put: Put = put_file
) -> None:
    """Write a folder of files, given by their paths inside it with forward slashes.

    ``recorded`` holds path and SHA-256 of every file that the folder's manifest knows. Files recorded
    and no longer given are removed; files that nobody recorded are left alone.

    Raises:
        Refused: a path leads out of the folder, or could not stand on Windows.
        Unwritable: somebody edited a recorded file, a file nobody recorded is in the way, or the
            system doesn't let the folder be written.
        Busy: another process is writing it.
    """
    refuse_unsafe(files)
    refuse_unsafe(recorded)
    with explained(out):
        target = out.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with hold(target):
            if target.is_dir():
                _Rebuild(out, target, files, recorded).run(put)
            elif target.exists():
                raise Unwritable(
                    f"{out.as_posix()} is a file, where a folder is meant", help="name a folder"
                )
            else:
                _write_new(target, files, put)


def _write_new(target: Path, files: Mapping[str, bytes], put: Put) -> None:
    aside = target.with_name(f".{target.name}{NEW}")
    _remove(aside)
    try:
        _write_aside(aside, files, put)
        aside.rename(target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _settle(target.parent)


class _Rebuild:
    """One folder that exists, and what is to stand in it."""

    def __init__(
        self, shown: Path, root: Path, files: Mapping[str, bytes], recorded: Mapping[str, str]
    ) -> None:
        self.shown = shown
        self.root = root
        self.files = files
        self.recorded = recorded
        self.journal = root / JOURNAL
        self.aside = root / NEW
        self.begun = _read_journal(self.journal)

    def run(self, put: Put) -> None:
        """Check first, then write aside, then put in place."""
        _remove(self.aside)
        self.journal.with_name(f"{JOURNAL}{NEW}").unlink(missing_ok=True)
        self._refuse_outside()
        self._refuse_edits()
        changed = {name: data for name, data in self.files.items() if not self._stands(name, data)}
        if not changed and not self._obsolete():
            self.journal.unlink(missing_ok=True)
            return
        self._refuse_open(changed)
        try:
            _write_aside(self.aside, changed, put)
            self._write_journal(changed, put)
        except BaseException:
            shutil.rmtree(self.aside, ignore_errors=True)
            raise
        self._put_in_place(changed)

    def _put_in_place(self, changed: Mapping[str, bytes]) -> None:
        try:
            for name in sorted(changed, key=lambda name: (name == MANIFEST, name)):
                if name == MANIFEST:
                    self._remove_obsolete()
                target = self.root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (self.aside / name).replace(target)
            self._remove_obsolete()
            for folder in sorted({(self.root / name).parent for name in changed}):
                _settle(folder)
        finally:
            shutil.rmtree(self.aside, ignore_errors=True)
        self.journal.unlink(missing_ok=True)
        _settle(self.root)

    def _refuse_outside(self) -> None:
        for name in (*self.files, *self.recorded):
            path = self.root / name
            if not path.parent.resolve().is_relative_to(self.root) or path.is_symlink():
                message = f"{self.shown / name} leads out of the folder by a link"
                raise Unwritable(message, help="delete the link, or build into a new folder")

    def _refuse_edits(self) -> None:
        edited = [
            name
            for name in self.recorded
            if not self._is_ours(name) and not self._stands(name, self.files.get(name))
        ]
        strangers = [
            name
            for name, data in self.files.items()
            if name not in self.recorded
            and name != MANIFEST
            and not self._stands(name, data)
            and not self._is_ours(name)
        ]
        if edited:
            self._refuse(
                "edited since tenderkit wrote it", "edited since tenderkit wrote them", edited
            )
        if strangers:
            self._refuse("not a file of tenderkit's", "not files of tenderkit's", strangers)

    def _refuse(self, one: str, many: str, names: list[str]) -> None:
        listed = ", ".join(sorted(names)[:10]) + (", ..." if len(names) > 10 else "")
        what = one if len(names) == 1 else many
        verb = "is" if len(names) == 1 else "are"
        help = "build into a new folder, or move what you want to keep out of this one"
        raise Unwritable(f"{self.shown} is left as it is: {listed} {verb} {what}", help=help)

    def _refuse_open(self, changed: Mapping[str, bytes]) -> None:
        """A file that cannot be written now, open in Word perhaps, must not stop the run half-way."""
        for name in (*changed, *self._obsolete()):
            path = self.root / name
            if path.exists():
                with explained(self.shown / name), path.open("r+b"):
                    pass

    def _is_ours(self, name: str) -> bool:
        """Whether a file holds what tenderkit wrote, in a finished run or in one that was stopped."""
        path = self.root / name
        if not path.exists():
            return True
        found = _digest(path)
        return found == self.recorded.get(name) or found in self.begun.get(name, ())

    def _stands(self, name: str, data: bytes | None) -> bool:
        path = self.root / name
        return path.is_file() and path.read_bytes() == data

    def _obsolete(self) -> list[str]:
        known = {**self.recorded, **self.begun}
        return [
            name
            for name in sorted(known)
            if name not in self.files and name != MANIFEST and (self.root / name).is_file()
        ]

    def _remove_obsolete(self) -> None:
        for name in self._obsolete():
            (self.root / name).unlink()
            with suppress(OSError):  # other files stand in it
                (self.root / name).parent.rmdir()

    def _write_journal(self, changed: Mapping[str, bytes], put: Put) -> None:
        """Before the first rename: what stands there now, which is ours, and what is to stand there."""
        digests = {
            name: [
                *([_digest(self.root / name)] if (self.root / name).is_file() else []),
                *([sha256(changed[name]).hexdigest()] if name in changed else []),
            ]
            for name in {**self.begun, **changed}
        }
        content = json.dumps(digests, indent=1, sort_keys=True).encode()
        aside = self.journal.with_name(f"{JOURNAL}{NEW}")
        try:
            put(aside, content)
            aside.replace(self.journal)
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        _settle(self.root)


def _write_aside(aside: Path, files: Mapping[str, bytes], put: Put) -> None:
    aside.mkdir()
    for name in sorted(files):
        target = aside / name
        target.parent.mkdir(parents=True, exist_ok=True)
        put(target, files[name])
    for folder in sorted({aside, *((aside / name).parent for name in files)}):
        _settle(folder)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _remove(folder: Path) -> None:
    """Sweep what a stopped run of tenderkit left aside."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _read_journal(path: Path) -> dict[str, tuple[str, ...]]:
    """Path to the digests that a stopped run may have left there; nothing where none was stopped."""
    try:
        content = json.loads(path.read_bytes())
        begun = {str(name): tuple(map(str, digests)) for name, digests in content.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    refuse_unsafe(begun)
    return begun


def _settle(folder: Path) -> None:
    """See a folder's entries on to the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)

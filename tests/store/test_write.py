import errno
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tenderkit.errors import Busy, Refused, Unwritable
from tenderkit.store.parts.hold import hold, lock_path
from tenderkit.store.write import MANIFEST, put_file, write_file, write_folder

OLD = {"suppliers/1.md": b"one", "suppliers/2.md": b"two", MANIFEST: b"old"}
NEW = {"suppliers/1.md": b"ONE", "suppliers/2.md": b"two", "internal/a.md": b"A", MANIFEST: b"new"}


@pytest.fixture
def pack(tmp_path):
    """A folder that tenderkit wrote, with the files of ``OLD``."""
    out = tmp_path / "pack"
    write_folder(out, OLD, {})
    return out


def test_a_new_folder_holds_every_file_and_nothing_else(tmp_path):
    """Folders above it are made, and nothing is left beside it."""
    out = tmp_path / "deep" / "pack"

    write_folder(out, NEW, {})

    assert contents(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["pack"]


def test_a_rebuild_replaces_adds_and_removes(pack):
    """Files no longer produced go, and those that nobody recorded stay."""
    (pack / "notes.txt").write_bytes(b"mine")
    files = {"suppliers/1.md": b"ONE", "internal/a.md": b"A", MANIFEST: b"new"}

    write_folder(pack, files, recorded(OLD))

    assert contents(pack) == {**files, "notes.txt": b"mine"}


def test_a_folder_that_becomes_empty_is_removed(pack):
    """No empty folders stay behind."""
    write_folder(pack, {MANIFEST: b"new"}, recorded(OLD))

    assert contents(pack) == {MANIFEST: b"new"}
    assert not (pack / "suppliers").exists()


def test_an_empty_folder_is_filled(tmp_path):
    """Somebody made the folder first."""
    (tmp_path / "pack").mkdir()

    write_folder(tmp_path / "pack", NEW, {})

    assert contents(tmp_path / "pack") == NEW


def test_the_same_files_again_change_nothing(pack):
    """Files that stand as they should are not touched."""
    before = (pack / "suppliers/1.md").stat()

    write_folder(pack, OLD, recorded(OLD))

    after = (pack / "suppliers/1.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_an_edited_file_is_not_overwritten(pack):
    """The message names it, and nothing at all is changed."""
    (pack / "suppliers/2.md").write_bytes(b"two, edited")
    before = contents(pack)

    with pytest.raises(Unwritable) as caught:
        write_folder(pack, NEW, recorded(OLD))

    assert caught.value.message == (
        f"{pack} is left as it is: suppliers/2.md is edited since tenderkit wrote it"
    )
    assert "new folder" in caught.value.help
    assert contents(pack) == before


def test_an_edited_file_that_is_no_longer_produced_is_kept(pack):
    """It is somebody's work even where tenderkit has no more use for it."""
    (pack / "suppliers/2.md").write_bytes(b"two, edited")
    files = {MANIFEST: b"new"}

    with pytest.raises(Unwritable, match=r"suppliers/2\.md"):
        write_folder(pack, files, recorded(OLD))


def test_a_deleted_file_is_written_again(pack):
    """Deleting a file is not editing it."""
    (pack / "suppliers/1.md").unlink()

    write_folder(pack, NEW, recorded(OLD))

    assert contents(pack) == NEW


def test_a_file_of_somebody_else_is_not_overwritten(pack):
    """A file in the way that no manifest records is not tenderkit's."""
    (pack / "internal/a.md").write_bytes(b"mine")

    with pytest.raises(Unwritable, match=r"internal/a\.md is not a file of tenderkit's"):
        write_folder(pack, NEW, recorded(OLD))

    assert (pack / "internal/a.md").read_bytes() == b"mine"


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("nth", range(1, 6))
def test_a_write_that_fails_leaves_everything_as_it_was(tmp_path, nth, known):
    """Whichever write fails, the old folder stands whole, or there is none."""
    out = tmp_path / "pack"
    if known:
        write_folder(out, OLD, {})
    before = contents(out)
    done = 0

    def put(path: Path, data: bytes) -> None:
        nonlocal done
        done += 1
        if done == nth:
            put_file(path, data[:1])
            raise OSError(errno.ENOSPC, "No space left on device")
        put_file(path, data)

    writes = 4  # every file of a new folder; in an old one three changed files and the journal
    if nth > writes:
        write_folder(out, NEW, recorded(OLD) if known else {}, put)
        assert contents(out) == NEW
        return
    with pytest.raises(Unwritable, match="the disk is full"):
        write_folder(out, NEW, recorded(OLD) if known else {}, put)

    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == (["pack"] if known else [])


def test_an_interrupted_run_cleans_up_behind_itself(tmp_path):
    """Ctrl-C is no reason to leave a half-built folder."""

    def put(path: Path, data: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "pack", NEW, {}, put)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    "../x|a/../../x|/etc/x|C:/x|a//b||.|a/./b|a\\b|x.|x |a:b|what?|tab\t|con|a/NUL.txt|com1.md".split(
        "|"
    ),
)
def test_unsafe_names_are_refused_before_anything_is_written(tmp_path, name):
    """Names that lead elsewhere, or that Windows cannot hold, are no names of ours."""
    for files, known in (({name: b"x"}, {}), ({}, {name: "0"})):
        with pytest.raises(Refused):
            write_folder(tmp_path / "pack", files, known)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("names", [("a.md", "A.md"), ("a", "a/b")])
def test_names_that_clash_are_refused(tmp_path, names):
    """Two names that are one on Windows, or a file that is also a folder."""
    with pytest.raises(Refused):
        write_folder(tmp_path / "pack", dict.fromkeys(names, b"x"), {})


def test_a_link_out_of_the_folder_is_not_followed(pack, tmp_path):
    """A folder inside that leads elsewhere is not written through."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link(pack / "extra", elsewhere)

    with pytest.raises(Unwritable, match="leads out of the folder by a link"):
        write_folder(pack, {**OLD, "extra/x.md": b"x"}, recorded(OLD))

    assert list(elsewhere.iterdir()) == []


def test_a_file_where_the_folder_is_meant(tmp_path):
    """The file stays."""
    (tmp_path / "pack").write_bytes(b"mine")

    with pytest.raises(Unwritable, match="is a file, where a folder is meant"):
        write_folder(tmp_path / "pack", NEW, {})

    assert (tmp_path / "pack").read_bytes() == b"mine"


def test_a_file_in_the_middle_of_the_path(tmp_path):
    """The message says what is in the way."""
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(Unwritable, match="a file stands where"):
        write_folder(tmp_path / "file" / "pack", NEW, {})


def test_a_folder_where_a_file_is_meant(tmp_path):
    """A folder is never replaced by a file."""
    with pytest.raises(Unwritable, match="is a folder, where a file is meant"):
        write_file(tmp_path, b"x")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written(tmp_path):
    """The system's refusal becomes one message."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Unwritable, match="may not be written"):
            write_folder(tmp_path / "pack", NEW, {})
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "stands on a disk that is read-only"),
        (errno.EFBIG, "a file is larger than this system allows"),
        (errno.EIO, "cannot be written: "),
    ],
)
def test_each_refusal_of_the_system_has_its_own_words(tmp_path, number, message):
    """The message says what happened, and the help what to do."""

    def put(path: Path, data: bytes) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(Unwritable, match=message) as caught:
        write_file(tmp_path / "x.yaml", b"x", put)

    assert caught.value.help
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_holds_stops_the_run_at_once(pack, monkeypatch):
    """As Word does on Windows: nothing is replaced, and the message names the file."""
    real = Path.open

    def held(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path.name == "1.md" and mode == "r+b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(Unwritable, match=r"1\.md may not be written, or is open in another"):
        write_folder(pack, NEW, recorded(OLD))
    monkeypatch.undo()

    assert contents(pack) == OLD


def test_a_file_is_replaced_whole(tmp_path):
    """New bytes, nothing beside it, and folders above it where they were missing."""
    path = tmp_path / "deep" / "x.yaml"

    write_file(path, b"one")
    write_file(path, b"two")

    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["x.yaml"]


def test_what_a_stopped_run_left_is_swept(pack, tmp_path):
    """Only names that tenderkit itself gives are swept."""
    for left in (tmp_path / ".new.tenderkit-new", pack / ".tenderkit-new"):
        (left / "suppliers").mkdir(parents=True)
        (left / "suppliers/1.md").write_bytes(b"half")
    (tmp_path / ".x.yaml.tenderkit-new").write_bytes(b"half")
    (tmp_path / "x.tmp").write_bytes(b"not ours")

    write_folder(tmp_path / "new", NEW, {})
    write_folder(pack, NEW, recorded(OLD))
    write_file(tmp_path / "x.yaml", b"x")

    assert contents(pack) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "pack", "x.tmp", "x.yaml"]


def test_a_folder_that_is_being_written_is_busy(pack):
    """The message names the process that is writing it."""
    with hold(pack), pytest.raises(Busy, match=f"pack is being written by process {os.getpid()}"):
        write_folder(pack, NEW, recorded(OLD))

    assert contents(pack) == OLD
    assert not lock_path(pack).exists()


def test_a_lock_dies_with_its_holder(tmp_path, child_environment):
    """The file that a killed process leaves behind locks nobody out."""
    out = tmp_path / "pack"
    code = (
        "import os, pathlib, signal, sys\n"
        "from tenderkit.store.parts.hold import hold\n"
        "with hold(pathlib.Path(sys.argv[1])):\n"
        "    os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(out)], check=False, env=child_environment)
    assert lock_path(out).exists()

    write_folder(out, NEW, {})

    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_limit_on_the_size_of_files_is_reported(tmp_path, child_environment):
    """A file that the system will not hold leaves nothing half written."""
    code = (
        "import pathlib, resource, sys\n"
        "from tenderkit.errors import Unwritable\n"
        "from tenderkit.store.write import write_folder\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_folder(pathlib.Path(sys.argv[1]), {'a': b'x', 'b': b'x' * 5000}, {})\n"
        "except Unwritable as error:\n"
        "    print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "pack")],
        capture_output=True,
        text=True,
        check=True,
        env=child_environment,
    )

    assert "a file is larger than this system allows" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_folder_whole(small_disk):
    """On a real disk of one megabyte, the message says that it is full."""
    out = small_disk / "pack"
    write_folder(out, OLD, {})

    with pytest.raises(Unwritable, match="the disk is full"):
        write_folder(out, {**NEW, "internal/large.bin": bytes(3_000_000)}, recorded(OLD))

    assert contents(out) == OLD


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, where this system lets us make one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk, and only on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this system doesn't let root mount a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_the_journal_of_a_stopped_run_is_honoured(pack):
    """Files that a stopped run had put in place are not taken for edits."""
    (pack / "suppliers/1.md").write_bytes(b"begun")
    digest = sha256(b"begun").hexdigest()
    journal = json.dumps({"suppliers/1.md": [digest]})
    (pack / ".tenderkit-journal").write_text(journal, encoding="utf-8")

    write_folder(pack, NEW, recorded(OLD))

    assert contents(pack) == NEW


@pytest.mark.parametrize("first", range(1, 5))
@pytest.mark.parametrize("second", range(1, 5))
def test_two_runs_stopped_one_after_the_other_lock_nobody_out(pack, monkeypatch, first, second):
    """Each had put other bytes in place, and the third run takes neither for edits."""
    real = Path.replace
    for number, word in ((first, b"first"), (second, b"second")):
        left = iter(range(number))

        def stopping(path: Path, target: Path, left=left) -> Path:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return real(path, target)

        files = {**dict.fromkeys(OLD, word), "internal/a.md": word}
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Path, "replace", stopping)
            write_folder(pack, files, recorded(OLD))

    write_folder(pack, NEW, recorded(OLD))

    assert contents(pack) == NEW


def test_a_journal_that_means_nothing_is_no_excuse(pack):
    """A broken journal excuses no edit, and is swept all the same."""
    (pack / ".tenderkit-journal").write_text("[1]", encoding="utf-8")
    write_folder(pack, NEW, recorded(OLD))
    assert contents(pack) == NEW

    (pack / ".tenderkit-journal").write_text("{", encoding="utf-8")
    (pack / "suppliers/1.md").write_bytes(b"edited")
    with pytest.raises(Unwritable):
        write_folder(pack, OLD, recorded(NEW))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def recorded(files: dict[str, bytes]) -> dict[str, str]:
    """What a manifest records of some files: not itself."""
    return {name: sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}


def link(place: Path, target: Path) -> None:
    """Make a link, or skip where the system keeps that to administrators."""
    try:
        place.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make links")

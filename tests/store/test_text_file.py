import os
import sys

import pytest

from tenderkit.errors import NotFound, Unreadable
from tenderkit.store.parts.fault import Fault
from tenderkit.store.text_file import digest, read_text


def test_a_file_that_is_not_there_is_named(tmp_path):
    """The message names the path as the user typed it."""
    with pytest.raises(NotFound, match=r"there is no file clauses/x\.yaml"):
        read_text(tmp_path / "x.yaml", "clauses/x.yaml")


def test_a_path_below_a_file_is_not_there_either(tmp_path):
    """A file in the middle of a path means that the path leads nowhere."""
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(NotFound):
        read_text(tmp_path / "file" / "x.yaml")


def test_a_folder_is_not_read_as_a_file(tmp_path):
    """The message says that it is a folder."""
    with pytest.raises(Unreadable, match="is a folder, where a file is meant"):
        read_text(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    """A pipe that nobody writes to would hold the reader for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(Unreadable, match="is not a file"):
        read_text(tmp_path / "pipe.yaml")


def test_a_path_that_no_system_can_hold_is_unreadable(tmp_path):
    """A name with a NUL character is refused in words."""
    with pytest.raises(Unreadable):
        read_text(tmp_path / "a\0b.yaml")


def test_a_file_of_100_megabytes_is_refused_unread(tmp_path):
    """Its size alone decides, so that nothing of it is loaded."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    fault = read_text(path)

    assert isinstance(fault, Fault)
    assert fault.rule == "over-limit"
    assert fault.message == "the file has 100,000,000 bytes, more than 1,000,000"


def test_line_ends_and_byte_order_mark_are_accepted(tmp_path):
    """What comes back has line feeds and no mark."""
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: \xc2\xa32\r\n")

    assert read_text(path) == "a: 1\nb: £2\n"


def test_the_digest_ignores_line_ends_and_byte_order_mark():
    """It is the SHA-256 of the words: checked against the known digest of "abc" and a line feed."""
    known = "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"

    assert digest("abc\n") == known
    assert digest("\ufeffabc\r\n") == known
    assert digest("abc") != known

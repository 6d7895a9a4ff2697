from io import BytesIO
from zipfile import ZipFile

import pytest

from tenderkit.errors import Refused
from tenderkit.ooxml.package import CONTENT_TYPES, pack_zip

PARTS = {"word/b.xml": b"<b/>", "a.txt": b"a" * 5000, CONTENT_TYPES: b"<Types/>", "Tŷ.txt": b""}


def test_parts_come_back_as_they_went_in():
    """Every part is in the archive under its name, whatever its size."""
    with ZipFile(BytesIO(pack_zip(PARTS))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert archive.testzip() is None


def test_order_is_by_name_after_the_first():
    """The part that has to stand first does; the others are sorted."""
    with ZipFile(BytesIO(pack_zip(PARTS, first="word/b.xml"))) as archive:
        assert archive.namelist() == ["word/b.xml", "Tŷ.txt", CONTENT_TYPES, "a.txt"]


def test_order_of_the_parts_given_does_not_matter():
    """The same parts in another order give the same bytes."""
    assert pack_zip(PARTS) == pack_zip(dict(reversed(PARTS.items())))


def test_entries_say_nothing_about_the_machine():
    """Date, system, extra fields and permissions are the same everywhere."""
    with ZipFile(BytesIO(pack_zip(PARTS))) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.extra) == (0, b"")
            assert entry.external_attr == 0o644 << 16


@pytest.mark.parametrize("name", ["/a", "../a", "a/../b", "a//b", "a\\b", "C:a", "", "a/", "./a"])
def test_names_that_leave_the_folder_are_refused(name):
    """A name that is absolute, climbs or is empty in part is refused by its name."""
    with pytest.raises(Refused, match="cannot hold the name") as caught:
        pack_zip({name: b""})

    assert repr(name) in caught.value.message


def test_names_that_differ_in_case_alone_are_refused():
    """Two names that are one file on Windows are refused, both named."""
    with pytest.raises(Refused) as caught:
        pack_zip({"a/B.txt": b"", "A/b.txt": b""})

    assert caught.value.message == "a ZIP cannot hold both 'a/B.txt' and 'A/b.txt'"

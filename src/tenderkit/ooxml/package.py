"""ZIP files that are the same bytes whenever and wherever they are written."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tenderkit.errors import Refused

CONTENT_TYPES = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_DOS = 0
_READABLE = 0o644 << 16


def pack_zip(parts: Mapping[str, bytes], first: str = "") -> bytes:
    """One ZIP of all ``parts``, sorted by name; ``first`` goes before the others.

    Every entry carries the date 1980-01-01 and nothing about the machine. Compressed bytes may
    differ between builds of zlib; the parts never do. Raises Refused for a name that would leave
    the folder it is unpacked in, or that another differs from in case alone.
    """
    _refuse_names(list(parts))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = ZipInfo(name, date_time=_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _DOS
            entry.external_attr = _READABLE
            archive.writestr(entry, parts[name], compresslevel=_LEVEL)
    return packed.getvalue()


def _refuse_names(names: list[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        pieces = name.split("/")
        if "\\" in name or ":" in name or not all(pieces) or {".", ".."} & set(pieces):
            raise Refused(f"a ZIP cannot hold the name {name!r}")
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            raise Refused(f"a ZIP cannot hold both {other!r} and {name!r}")

"""A council's workspace: ``tenderkit.yaml``, and what it lays over the bundled library."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.place import Typed
from tenderkit.store.decode import Fields, open_fields
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.values import INSIDE, LINE, pattern, typed

FILE = "tenderkit.yaml"

_PREFIX = pattern("a prefix of two to five capital letters such as HXB", r"[A-Z]{2,5}")
_FOLDER = typed(INSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``tenderkit.yaml`` says, word for word."""

    prefix: str
    name: str
    library: Typed
    templates: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A folder with ``tenderkit.yaml``, and everything below it."""

    root: Path
    prefix: str
    """What the ids of the council's own clauses begin with."""
    name: str
    library: Path | None = None
    """The council's own clauses; None where it has none."""
    templates: Path | None = None
    """The council's own templates; None where the bundled ones are used."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in ``tenderkit.yaml``; nothing is laid over the library then."""


def find_workspace(start: Path) -> Workspace | None:
    """The workspace that a file or folder stands in: the nearest folder above with its file.

    Raises:
        Unreadable: ``tenderkit.yaml`` is a folder, or may not be opened.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).exists():
            return read_workspace(folder)
    return None


def read_workspace(root: Path, shown_as: str = FILE) -> Workspace:
    """The workspace of a folder.

    Raises:
        NotFound: it holds no ``tenderkit.yaml``.
        Unreadable: ``tenderkit.yaml`` is a folder, or may not be opened.
    """
    reader, fields = open_fields(root / FILE, shown_as, "LIB")
    if fields is None:
        return Workspace(root=root, prefix="", name="", findings=tuple(reader.findings))
    settings = build_settings(fields)
    workspace = Workspace(
        root=root,
        prefix=settings.prefix,
        name=settings.name,
        library=_folder(reader, root, "library", settings.library),
        templates=_folder(reader, root, "templates", settings.templates),
    )
    fields.close()
    if reader.failed:
        return Workspace(root=root, prefix="", name="", findings=tuple(reader.findings))
    return workspace


def build_settings(fields: Fields) -> Settings:
    """The settings of a workspace from the fields of its file."""
    return Settings(
        prefix=fields.need("prefix", _PREFIX),
        name=fields.need("name", LINE),
        library=fields.maybe("library", _FOLDER, Typed(value="clauses")),
        templates=fields.maybe("templates", _FOLDER, Typed(value="")),
    )


def _folder(reader: Reader, root: Path, name: str, typed: Typed) -> Path | None:
    """The folder; None, and a fault where somebody typed it, if it is not there."""
    if typed.value and (root / typed.value).is_dir():
        return root / typed.value
    if typed.value and typed.at.line:
        message = f"{name} names the folder {typed.value}, which is not there"
        reader.fault("bad-value", typed.at, message, "make it, or correct the name")
    return None

"""A council's workspace: ``tenderkit.yaml``, and what it lays over the bundled library."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.store.decode import Fields, open_fields
from tenderkit.store.parts.values import INSIDE, LINE, pattern

FILE = "tenderkit.yaml"

_PREFIX = pattern("a prefix of two to five capital letters such as HXB", r"[A-Z]{2,5}")


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
    workspace = Workspace(
        root=root,
        prefix=fields.need("prefix", _PREFIX),
        name=fields.need("name", LINE),
        library=_folder(fields, root, "library", "clauses"),
        templates=_folder(fields, root, "templates", ""),
    )
    fields.close()
    if reader.failed:
        return Workspace(root=root, prefix="", name="", findings=tuple(reader.findings))
    return workspace


def _folder(fields: Fields, root: Path, name: str, usual: str) -> Path | None:
    typed = fields.maybe(name, INSIDE, usual)
    if typed and (root / typed).is_dir():
        return root / typed
    if typed and fields.has(name):
        message = f"{name} names the folder {typed}, which is not there"
        fields.reader.fault(
            "bad-value", fields.at_of(name), message, "make it, or correct the name"
        )
    return None

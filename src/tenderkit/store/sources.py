"""What a pack was made from, kept with it so that it can be built again years later."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tenderkit.errors import NotFound, Unreadable
from tenderkit.model.opportunity import Attachment
from tenderkit.store.pins import FILE as LOCK
from tenderkit.store.workspace import FILE as WORKSPACE_FILE
from tenderkit.store.workspace import Workspace

OPPORTUNITY, LIBRARY, TEMPLATES, WORKSPACE = (
    "workspace/opportunity",
    "library",
    "templates",
    "workspace",
)
LIMIT = 200 * 1024 * 1024
"""Bytes that unpacked sources may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Unpacked sources."""

    opportunity: Path
    library: Path
    templates: Path


def source_files(
    folder: Path, library: Path, templates: Path, workspace: Workspace | None, pins: str
) -> dict[str, bytes]:
    """Every file that went into a pack, by its path inside ``sources.zip``."""
    files = {
        **_tree(folder, OPPORTUNITY),
        **_tree(library, LIBRARY),
        **_tree(templates, TEMPLATES),
    }
    files[f"{OPPORTUNITY}/{LOCK}"] = pins.encode("utf-8")
    if workspace is not None:
        files[f"{WORKSPACE}/{WORKSPACE_FILE}"] = (workspace.root / WORKSPACE_FILE).read_bytes()
        for own in (workspace.library, workspace.templates):
            if own is not None:
                files |= _tree(own, f"{WORKSPACE}/{own.relative_to(workspace.root).as_posix()}")
    return files


def unpack_sources(archive: Path, scratch: Path) -> Kept:
    """Unpack ``sources.zip`` into an empty folder.

    Raises:
        NotFound: there is no such archive.
        Unreadable: it is no ZIP of sources, or larger than ``LIMIT``.
    """
    if not archive.is_file():
        raise NotFound(f"{archive.name} is not there")
    try:
        with zipfile.ZipFile(archive) as kept:
            if sum(entry.file_size for entry in kept.infolist()) > LIMIT:
                raise Unreadable(f"{archive.name} unpacks to more than {LIMIT:,} bytes")
            for entry in kept.infolist():
                _unpack(scratch, entry.filename, kept.read(entry))
    except zipfile.BadZipFile:
        raise Unreadable(f"{archive.name} is not a ZIP file") from None
    return Kept(
        opportunity=scratch / OPPORTUNITY,
        library=scratch / LIBRARY,
        templates=scratch / TEMPLATES,
    )


def read_attachments(folder: Path, attachments: Iterable[Attachment]) -> dict[str, bytes]:
    """The council's own papers, by their path in the opportunity's folder.

    Raises:
        NotFound: a paper is not there.
        Unreadable: its path leads out of the folder.
    """
    found = {}
    for attachment in attachments:
        path = folder / attachment.file
        if folder.resolve() not in path.resolve().parents:
            raise Unreadable(
                f"attachment {attachment.file} lies outside the opportunity's folder",
                help="copy it into attachments/",
            )
        if not path.is_file():
            raise NotFound(
                f"attachment {attachment.file} is not there",
                help=f"put it into {folder.name}/, or correct the path in opportunity.yaml",
            )
        found[attachment.file] = path.read_bytes()
    return found


def _tree(root: Path, prefix: str) -> dict[str, bytes]:
    inside = {path.relative_to(root): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {
        f"{prefix}/{name.as_posix()}": path.read_bytes()
        for name, path in inside.items()
        if not any(part.startswith(".") for part in name.parts)
    }


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    return _tree(one, "") == _tree(other, "")


def _unpack(scratch: Path, name: str, data: bytes) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or ":" in name or "\\" in name:
        raise Unreadable(f"sources.zip holds the unsafe name {name!r}")
    target = scratch.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)

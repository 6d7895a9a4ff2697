"""Which library is read, and why."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.errors import NotFound
from tenderkit.model.finding import Finding
from tenderkit.model.library import Library
from tenderkit.rules.run import Waiver
from tenderkit.store.bundled import clauses_root, templates_root
from tenderkit.store.library import overlay, read_library
from tenderkit.store.waivers import read_waivers
from tenderkit.store.workspace import Workspace, find_workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A library that was read, with what was wrong in its files."""

    library: Library
    findings: list[Finding]
    root: Path
    """Folder of the bundled or named library."""
    templates: Path
    """Folder in which templates are looked for first."""
    base_templates: Path
    """Folder of those that may lie below them: the bundled ones, or those that a pack has kept."""
    why: str
    workspace: Workspace | None = None
    waivers: tuple[Waiver, ...] = ()


def open_library(start: Path, library: Path | None = None, templates: Path | None = None) -> Opened:
    """The named library, or else the bundled one, with the workspace around ``start`` laid over it.

    ``templates`` stand in for the bundled ones; those of the workspace come before them.

    Raises:
        NotFound: the named folder is not there, or holds no ``library.yaml``.
    """
    root = library if library is not None else clauses_root()
    if not (root / "library.yaml").is_file():
        raise NotFound(
            f"{shown_path(root)} holds no library.yaml", help="name the folder that holds it"
        )
    read, findings = read_library(root, shown_path(root))
    workspace = find_workspace(start)
    why = "named by --library" if library is not None else "bundled with tenderkit"
    folders = [root]
    if workspace is not None and workspace.library is not None:
        folders.append(workspace.library)
        shown = shown_path(workspace.library)
        read, own = overlay(read, workspace.library, workspace.prefix, shown)
        findings = [*findings, *own]
        place = shown_path(workspace.root)
        why += f", with the clauses of {'this folder' if place == '.' else place} laid over it"
    waivers, faults = _waivers(folders)
    base_templates = templates or templates_root()
    return Opened(
        library=read,
        findings=[*findings, *(workspace.findings if workspace else ()), *faults],
        root=root,
        templates=(workspace.templates if workspace else None) or base_templates,
        base_templates=base_templates,
        why=why,
        workspace=workspace,
        waivers=waivers,
    )


def _waivers(folders: list[Path]) -> tuple[tuple[Waiver, ...], list[Finding]]:
    found: list[Waiver] = []
    findings: list[Finding] = []
    for path in (folder / "waivers.yaml" for folder in folders):
        waivers, faults = read_waivers(path, shown_path(path))
        found += waivers
        findings += faults
    return tuple(found), findings


def shown_path(path: Path) -> str:
    """The path as a user in the current folder would type it, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def today() -> date:
    """The date of this machine; the only place that asks the clock."""
    return date.today()

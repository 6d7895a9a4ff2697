"""Check the library, or one opportunity with its pack composed in memory."""

import os
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.api.library import Opened, open_library, shown_path
from tenderkit.errors import NotFound, Refused
from tenderkit.model.case import ClauseCase, LibraryCase
from tenderkit.model.finding import Finding, in_order
from tenderkit.rules.run import apply_waivers, run_checks
from tenderkit.store.workspace import FILE, Workspace
from tenderkit.text.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at, and what was found."""

    looked_at: str
    """ "18 clauses, 3 guidance items", with "2 opportunities" in a workspace; or an opportunity's title."""
    findings: list[Finding]


def check(target: Path | None, on: date, library: Path | None = None) -> Report:
    """Check an opportunity, a library or one file of it, or a workspace with its opportunities.

    Without a target it is the workspace around the current folder, or else the library.

    Raises:
        NotFound: the target is not there.
        Refused: the target is none of these.
    """
    if target is None:
        return _check_around(Path.cwd(), on, library)
    if not target.exists():
        raise NotFound(
            f"{shown_path(target)} is not there", help="check the path; a folder or a file is meant"
        )
    if (target / "library.yaml").is_file():
        return check_library(_library_at(target.resolve(), target), on)
    if (target / "tenderkit.yaml").is_file():
        return _check_around(target, on, library)
    if target.is_file() and target.name != "opportunity.yaml":
        return _check_file(target, on)
    if target.is_dir() and not (target / "opportunity.yaml").is_file():
        raise Refused(
            f"{shown_path(target)} holds neither library.yaml, opportunity.yaml nor tenderkit.yaml",
            help="name a clause library, an opportunity's folder or its opportunity.yaml",
        )
    from tenderkit.api.compose import compose_opportunity

    composed = compose_opportunity(target, on, library)
    return Report(looked_at=composed.name, findings=composed.findings)


def _check_file(target: Path, on: date) -> Report:
    """What a check of its library says of one file."""
    root = next((f for f in target.resolve().parents if (f / "library.yaml").is_file()), None)
    if root is None:
        raise Refused(
            f"{shown_path(target)} is neither an opportunity.yaml nor a file of a clause library",
            help="name an opportunity's folder, or a file below a library.yaml",
        )
    report = check_library(_library_at(root, root), on)
    return Report(
        looked_at=f"{shown_path(target)} in {report.looked_at}",
        findings=[f for f in report.findings if Path(f.at.file).resolve() == target.resolve()],
    )


def _library_at(root: Path, named: Path) -> Opened:
    """The library in a folder; a council's own together with what it is laid over."""
    around = open_library(root)
    own = around.workspace is not None and around.workspace.library == root
    return around if own else open_library(root, named)


def _check_around(start: Path, on: date, library: Path | None) -> Report:
    opened = open_library(start, library)
    report = check_library(opened, on)
    if opened.workspace is None:
        return report
    from tenderkit.api.compose import compose_opportunity

    folders = opportunities(opened.workspace)
    reports = [report.findings]
    reports += [compose_opportunity(Path(shown_path(f)), on, library).findings for f in folders]
    return Report(
        looked_at=f"{report.looked_at}; {counted(len(folders), 'opportunity')}",
        findings=in_order(_together(reports, {waiver.at.file for waiver in opened.waivers})),
    )


def opportunities(workspace: Workspace) -> list[Path]:
    """The folders with ``opportunity.yaml`` in a workspace, in order.

    Packs that were built, hidden folders and workspaces inside this one are not looked into.
    """
    from tenderkit.store.write import MANIFEST

    found = []
    for here, folders, files in os.walk(workspace.root):
        folder = Path(here)
        inner = FILE in files and folder != workspace.root
        if inner or (folder / MANIFEST).is_file():
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "opportunity.yaml" in files:
            found.append(folder)
    return sorted(found)


def _together(reports: list[list[Finding]], shared: Set[str]) -> list[Finding]:
    """Each finding once; a waiver of the library excuses nothing only if it does so everywhere.

    ``shared`` holds the files of waivers that every report has been given.
    """
    every = dict.fromkeys(finding for report in reports for finding in report)
    return [
        finding
        for finding in every
        if finding.name != "waiver-unused"
        or finding.at.file not in shared
        or all(finding in report for report in reports)
    ]


def check_library(opened: Opened, on: date) -> Report:
    """Every check on clauses and library, with accepted findings set aside."""
    library = opened.library
    findings = [*opened.findings, *run_checks(LibraryCase(library=library, on=on))]
    for clause in library.versions():
        findings += run_checks(ClauseCase(clause=clause, library=library, on=on))
    clauses = counted(len(library.clauses), "clause")
    items = counted(len(library.guidance), "guidance item")
    return Report(
        looked_at=f"{library.name} {library.version}: {clauses}, {items}",
        findings=in_order(apply_waivers(findings, opened.waivers, on)),
    )

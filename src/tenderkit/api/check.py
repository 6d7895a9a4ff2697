"""Check the library, or one opportunity with its pack composed in memory."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.api.library import Opened, open_library, shown_path
from tenderkit.errors import NotFound, Refused
from tenderkit.model.case import ClauseCase, LibraryCase
from tenderkit.model.finding import Finding, in_order
from tenderkit.rules.run import apply_waivers, run_checks
from tenderkit.text.words import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at, and what was found."""

    looked_at: str
    """ "18 clauses, 3 guidance items" or the opportunity's id and title."""
    findings: list[Finding]


def check(target: Path | None, on: date, library: Path | None = None) -> Report:
    """Check an opportunity's folder or file; the library where ``target`` is None or holds ``library.yaml``.

    Raises:
        NotFound: the target is not there.
        Refused: the target is neither a library nor an opportunity.
    """
    if target is None:
        return check_library(open_library(Path.cwd(), library), on)
    if not target.exists():
        raise NotFound(
            f"{shown_path(target)} is not there", help="check the path; a folder or a file is meant"
        )
    if (target / "library.yaml").is_file():
        return check_library(open_library(target, target), on)
    if (target / "tenderkit.yaml").is_file():
        return check_library(open_library(target, library), on)
    if target.is_dir() and not (target / "opportunity.yaml").is_file():
        raise Refused(
            f"{shown_path(target)} holds neither library.yaml, opportunity.yaml nor tenderkit.yaml",
            help="name a clause library, an opportunity's folder or its opportunity.yaml",
        )
    from tenderkit.api.compose import compose_opportunity

    composed = compose_opportunity(target, on, library)
    return Report(looked_at=composed.name, findings=composed.findings)


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

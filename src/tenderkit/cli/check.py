"""``tenderkit check``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import FailOn, Json, Library, On, Verbose, day
from tenderkit.cli._output import end, put_findings, put_json, say


def check(
    target: Annotated[
        Path | None,
        typer.Argument(
            metavar="TARGET",
            help="An opportunity, a clause library or one file of it, or a workspace; unless told, the workspace "
            "around this folder, or else the library that would be used here.",
        ),
    ] = None,
    on: On = None,
    library: Library = None,
    fail_on: FailOn = "error",
    verbose: Verbose = False,
    json: Json = False,
) -> None:
    """Check a clause library, an opportunity or a workspace.

    Of a workspace, its library and every opportunity below it are checked. Packs are composed in
    memory, and nothing is written. Each finding names the file, the line, what is wrong and what to
    do. Notes are counted; --verbose prints them, and so does --fail-on note.
    """
    from tenderkit.api.check import check

    when = day(on)
    report = check(target, when, library)
    if json:
        from tenderkit.formats.findings import findings_as_data

        put_json(findings_as_data(report.findings))
    else:
        put_findings(report.findings, notes=verbose or fail_on == "note")
    say(f"checked {report.looked_at}, as of {when}")
    end(report.findings, fail_on)

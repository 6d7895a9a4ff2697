"""``tenderkit release``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tenderkit.cli._options import Json, On, day
from tenderkit.cli._output import end, put_findings, put_json, put_lines, say

if TYPE_CHECKING:
    from tenderkit.api.release import Released


def release(
    clause: Annotated[str, typer.Argument(metavar="CLAUSE", help="The id of the clause.")] = "",
    version: Annotated[
        str, typer.Option("--as", metavar="VERSION", help="Instead of the version in the draft.")
    ] = "",
    all_unlocked: Annotated[
        bool,
        typer.Option(
            "--all-unlocked", help="Record every released file that library.lock.yaml lacks."
        ),
    ] = False,
    library: Annotated[
        Path | None,
        typer.Option(
            "--library",
            metavar="DIR",
            help="The library to release in; that of the workspace unless told.",
        ),
    ] = None,
    on: On = None,
    json: Json = False,
) -> None:
    """Freeze the draft of a clause as its next version.

    Its fingerprint is recorded in library.lock.yaml. The draft is checked first, as the released
    clause that it will be; an error stops it. A released file is never edited again.
    """
    from tenderkit.api.release import release, release_all_unlocked
    from tenderkit.errors import Refused

    if bool(clause) == all_unlocked:
        raise Refused("one clause or --all-unlocked is meant", help="give one of the two")
    if all_unlocked and version:
        raise Refused("--as goes with one clause", help="leave it out")
    if all_unlocked:
        done = release_all_unlocked(library)
    else:
        done = release(clause, day(on), version=version, library=library)
    _report(done, json=json)
    end(done.findings, "error")


def _report(done: "Released", *, json: bool) -> None:
    if json:
        from tenderkit.formats.findings import findings_as_data

        data = findings_as_data(done.findings)
        put_json({**data, "released": list(done.pins), "files": list(done.files)})
    elif done.findings:
        put_findings(done.findings)
    else:
        put_lines([f"released {pin}" for pin in done.pins] or ["nothing was left to record"])
    if done.findings:
        say("nothing was released: mend the errors first")
    for file in done.files:
        say(f"wrote {file}; it is never edited again")

"""``tenderkit update``."""

from typing import Annotated

import typer

from tenderkit.cli._moves import move_lines, moves_as_data
from tenderkit.cli._options import FailOn, Json, Library, On, Target, day
from tenderkit.cli._output import counted_only, end, put_json, put_lines, say


def update(
    opportunity: Target,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would move, and write nothing.")
    ] = False,
    on: On = None,
    library: Library = None,
    fail_on: FailOn = "error",
    json: Json = False,
) -> None:
    """Move an opportunity to the clause versions that apply now.

    Every version that moves is shown. This is the only command that moves a pin; 'tenderkit show
    ID@VERSION' prints the wording of either version.
    """
    from tenderkit.api.plan import update
    from tenderkit.formats.findings import findings_as_data

    done = update(opportunity, day(on), library, write=not dry_run)
    if json:
        data = findings_as_data(done.findings)
        put_json(
            {
                **data,
                "opportunity": done.looked_at,
                "moves": moves_as_data(done.pins),
                "written": bool(done.pins) and not dry_run,
            }
        )
    elif done.pins:
        verb = "would move" if dry_run else "moved"
        plural = "s" if len(done.pins) > 1 else ""
        head = f"{done.looked_at}: {verb} {len(done.pins)} pin{plural}"
        put_lines([head, *move_lines(done.pins)])
    else:
        put_lines([f"{done.looked_at}: every pin is where it belongs"])
    if done.findings:
        say(counted_only(done.findings))
    end(done.findings, fail_on)

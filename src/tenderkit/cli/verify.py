"""``tenderkit verify``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import FailOn, Json, On, day
from tenderkit.cli._output import end, put_findings, put_json, say


def verify(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A pack that tenderkit has written.")
    ],
    on: On = None,
    fail_on: FailOn = "error",
    json: Json = False,
) -> None:
    """Tell whether a pack is still exactly what was built.

    Every file is compared with its recorded fingerprint. Where all agree, the pack is built
    again in memory from the sources that were kept with it, and compared part by part.
    """
    from tenderkit.api.verify import verify

    findings = verify(folder, day(on))
    if json:
        from tenderkit.formats.findings import findings_as_data

        put_json(findings_as_data(findings))
    else:
        put_findings(findings)
    say(f"verified {folder.as_posix()}")
    end(findings, fail_on)

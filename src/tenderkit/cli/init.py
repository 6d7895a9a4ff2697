"""``tenderkit init``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import Json
from tenderkit.cli._output import put_json, put_lines, say


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to start it; this folder unless told.")
    ] = Path(),
    prefix: Annotated[
        str,
        typer.Option(
            "--prefix", metavar="HXB", help="What the ids of the council's own clauses begin with."
        ),
    ] = "OWN",
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="The name of the council.")
    ] = "Our council",
    json: Json = False,
) -> None:
    """Start a workspace for a council's own clauses.

    It holds one worked clause, and README.txt says how to go on. Files that are there already are
    never overwritten.
    """
    from tenderkit.api.author import init_workspace
    from tenderkit.api.library import today

    started = init_workspace(folder, prefix, name, today())
    if json:
        put_json({"folder": started.folder.as_posix(), "files": list(started.files)})
    else:
        put_lines((started.folder / file).as_posix() for file in started.files)
    say(f"started a workspace in {started.folder.as_posix()}; README.txt says how to go on")

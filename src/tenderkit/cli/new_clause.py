"""``tenderkit new clause``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import Json
from tenderkit.cli._output import put_json, put_lines, say


def clause(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The new id, with the council's prefix in a workspace: HXB-DA-020."
        ),
    ] = "",
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="What the clause is about.")
    ] = "",
    category: Annotated[
        str,
        typer.Option("--category", metavar="KEY", help="Instead of ID: take the next free one."),
    ] = "",
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder", metavar="DIR", help="The library; that of the workspace unless told."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Start a clause of your own as draft.yaml.

    It is complete but for the words in square brackets, which are yours to replace.
    """
    from tenderkit.api.author import new_clause
    from tenderkit.api.library import today

    started = new_clause(id, today(), title=title, category=category, folder=folder)
    paths = [(started.folder / file).as_posix() for file in started.files]
    if json:
        put_json({"id": started.id, "folder": started.folder.as_posix(), "files": paths})
    else:
        put_lines(paths)
    say("replace the words in square brackets; 'tenderkit check' shows what is left")

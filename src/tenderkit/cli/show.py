"""``tenderkit show``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import Json, Library, On, day
from tenderkit.cli._output import put_json, put_lines


def show(
    id: Annotated[str, typer.Argument(metavar="ID[@VERSION]", help="A clause or a guidance item.")],
    on: On = None,
    opportunity: Annotated[
        Path | None,
        typer.Option(
            "--opportunity",
            metavar="FOLDER",
            help="Show the clause as this opportunity takes it, with the values that it sets.",
        ),
    ] = None,
    library: Library = None,
    json: Json = False,
) -> None:
    """Print one clause or guidance item.

    It is the latest version unless told otherwise. With --on it is the version that applies to a
    procurement commenced on that day. ID@draft prints a working draft. In a workspace each blank says
    which layer sets its value: the clause, the council or, with --opportunity, the opportunity.
    """
    from tenderkit.api.shelf import find
    from tenderkit.cli._clause import clause_as_data, clause_lines
    from tenderkit.cli._guidance import guidance_as_data, guidance_lines

    shown = find(id, day(on) if on is not None else None, library, opportunity)
    if shown.clause is not None:
        if json:
            put_json({"clause": clause_as_data(shown.clause, shown)})
        else:
            put_lines(clause_lines(shown.clause, shown))
    elif shown.item is not None:
        if json:
            put_json({"guidance": guidance_as_data(shown.item, shown.versions)})
        else:
            put_lines(guidance_lines(shown.item, shown.versions))

"""``tenderkit schema``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import Json
from tenderkit.cli._output import put, put_json, put_lines, say


def schema(
    noun: Annotated[
        str,
        typer.Argument(metavar="NAME", help="clause, opportunity, workspace, library or guidance."),
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Write it into this folder; without NAME, all of them.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Print the JSON Schema of one kind of file.

    With it an editor completes and checks such files while they are typed. 'tenderkit init' puts the
    schemas into a workspace; after an update of tenderkit, 'tenderkit schema -o schemas' renews them.
    """
    from tenderkit.api.shelf import schema, write_schemas
    from tenderkit.errors import Refused

    if out is not None:
        files = write_schemas(out, [noun] if noun else [])
        if json:
            put_json({"folder": out.as_posix(), "files": list(files)})
        else:
            put_lines((out / name).as_posix() for name in files)
        say(f"wrote {len(files)} schema{'s' if len(files) > 1 else ''}")
        return
    if not noun:
        raise Refused(
            "no schema is named",
            help="name clause, opportunity, workspace, library or guidance, or a folder with --out",
        )
    text = schema(noun)
    if json:
        from json import loads

        put_json({"name": noun, "schema": loads(text)})
    else:
        put(text)

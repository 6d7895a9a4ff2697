"""``tenderkit schema``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._options import Json
from tenderkit.cli._output import put, put_json, put_lines, say

_NAMES = "clause, opportunity, workspace, library or guidance"


def schema(
    noun: Annotated[str, typer.Argument(metavar="NAME", help=f"{_NAMES}.")] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="DIR", help="Write it into this folder; all, if none is named."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Print the JSON Schema of one kind of file.

    With it an editor completes and checks such files while they are typed. 'tenderkit init' puts the
    schemas into a workspace; after an update of tenderkit, 'tenderkit schema -o schemas' renews them.
    """
    from tenderkit.api.shelf import schema
    from tenderkit.errors import Refused

    if out is not None:
        _write(out, [noun] if noun else [], json)
    elif not noun:
        raise Refused("no schema is named", help=f"name {_NAMES}, or a folder with --out")
    elif json:
        from json import loads

        put_json({"name": noun, "schema": loads(schema(noun))})
    else:
        put(schema(noun))


def _write(out: Path, nouns: list[str], json: bool) -> None:
    from tenderkit.api.shelf import write_schemas

    files = write_schemas(out, nouns)
    if json:
        put_json({"folder": out.as_posix(), "files": list(files)})
    else:
        put_lines((out / name).as_posix() for name in files)
    say(f"wrote {len(files)} schema{'s' if len(files) > 1 else ''}")

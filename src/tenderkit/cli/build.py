"""``tenderkit build``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tenderkit.cli._moves import move_lines, moves_as_data
from tenderkit.cli._options import FailOn, Json, Library, On, Target, Verbose, day
from tenderkit.cli._output import end, put_findings, put_json, put_lines, say

if TYPE_CHECKING:
    from tenderkit.api.build import Built

MANY = 12
"""More pins than this are counted and not listed."""


def build(
    opportunity: Target,
    out: Annotated[
        str,
        typer.Option("--out", "-o", metavar="OUT", help="The folder to write the pack into."),
    ],
    word: Annotated[bool, typer.Option("--word", help="Write Word files; alone, no Markdown.")] = (
        False
    ),
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write Markdown files; alone, no Word.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Write a PDF of each Word file too, with LibreOffice.")
    ] = False,
    on: On = None,
    library: Library = None,
    fail_on: FailOn = "error",
    verbose: Verbose = False,
    json: Json = False,
) -> None:
    """Write a draft pack in Word and Markdown.

    Warnings do not stop it; an error does, and then nothing is written. A file that somebody has
    edited since it was built is never overwritten, nor is anything written among other files.
    Versions of clauses that are newly taken are pinned, and shown; a pin is never moved.
    """
    from tenderkit.api.build import build

    wanted = _formats(word, markdown, pdf)
    built = build(opportunity, _folder(out), day(on), library, **wanted)
    if json:
        _put_data(built)
    else:
        put_findings(built.findings, notes=verbose or fail_on == "note")
        put_lines(["", *_written(built)] if built.files else [])
    if not built.files:
        say("nothing was written: mend the errors first")
        raise typer.Exit(1)
    end(built.findings, fail_on)


def _formats(word: bool, markdown: bool, pdf: bool) -> dict[str, bool]:
    """Word and Markdown where neither is asked for alone; PDF only beside Word."""
    from tenderkit.errors import Refused

    both = word == markdown
    if pdf and not (word or both):
        raise Refused("--pdf is made from Word files", help="leave out --markdown, or add --word")
    if pdf:
        say("making PDF files with LibreOffice takes some seconds for each volume")
    return {"word": word or both, "markdown": markdown or both, "pdf": pdf}


def _folder(out: str) -> Path:
    from tenderkit.errors import Refused

    if not out.strip():
        raise Refused("--out names no folder", help="name one, for example -o housing-pack")
    return Path(out)


def _written(built: "Built") -> list[str]:
    lines = [
        f"built {built.looked_at}",
        f"in {built.out.as_posix()}: {len(built.files)} files",
        built.summary,
    ]
    if len(built.pins) > MANY:
        lines.append(f"pins added or dropped: {len(built.pins)}, in opportunity.lock.yaml")
    elif built.pins:
        lines += [f"pins added or dropped: {len(built.pins)}", *move_lines(built.pins)]
    return lines


def _put_data(built: "Built") -> None:
    from tenderkit.formats.findings import findings_as_data

    put_json(
        {
            **findings_as_data(built.findings),
            "opportunity": built.looked_at,
            "out": built.out.as_posix(),
            "files": list(built.files),
            "pins": moves_as_data(built.pins),
        }
    )

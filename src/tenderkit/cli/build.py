"""``tenderkit build``."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tenderkit.cli._moves import move_lines, moves_as_data
from tenderkit.cli._options import FailOn, Json, Library, On, Target, Verbose, day
from tenderkit.cli._output import end, put_findings, put_json, put_lines, say

if TYPE_CHECKING:
    from tenderkit.api.build import Built

LAST_VOLUME = 14


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

    both = word == markdown
    formats = {"word": word or both, "markdown": markdown or both}
    built = build(opportunity, _folder(out), day(on), library, **formats)
    if json:
        _put_data(built)
    else:
        put_findings(built.findings, notes=verbose or fail_on == "note")
        if built.files:
            put_lines(["", *_written(built)])
    if not built.files:
        say("nothing was written: mend the errors first")
        raise typer.Exit(1)
    end(built.findings, fail_on)


def _folder(out: str) -> Path:
    from tenderkit.errors import Refused

    if not out.strip():
        raise Refused("--out names no folder", help="name one, for example -o housing-pack")
    return Path(out)


def missing_volumes(files: Iterable[str]) -> list[int]:
    """The volumes from 0 to 14 of which no file was written for suppliers."""
    present = {int(m[1]) for file in files if (m := re.match(r"suppliers/(\d\d)-", file))}
    return [number for number in range(LAST_VOLUME + 1) if number not in present]


def in_ranges(numbers: Sequence[int]) -> str:
    """``3, 9, 10, 11`` as "3 and 9 to 11"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        str(run[0]) if len(run) == 1 else f"{run[0]} {'to' if len(run) > 2 else 'and'} {run[-1]}"
        for run in runs
    ]
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _written(built: "Built") -> list[str]:
    lines = [
        f"built {built.looked_at}",
        f"in {built.out.as_posix()}: {len(built.files)} files",
        built.summary,
    ]
    missing = missing_volumes(built.files)
    if missing:
        one = len(missing) == 1
        volumes, verb = ("volume", "is") if one else ("volumes", "are")
        lines.append(f"draft: {volumes} {in_ranges(missing)} {verb} not in it yet")
    if built.pins:
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
            "volumes_missing": missing_volumes(built.files) if built.files else [],
            "pins": moves_as_data(built.pins),
        }
    )

"""Options that several commands have, so that each means the same everywhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from datetime import date

Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="Read the clause library in this folder instead of the bundled one.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Print notes too, which are only counted else.")
]
FailOn = Annotated[
    Literal["error", "warning", "note"],
    typer.Option("--fail-on", help="End with exit code 1 from this severity upwards."),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day to look at things from, written 2026-12-01; today unless told.",
    ),
]
Target = Annotated[
    Path,
    typer.Argument(
        metavar="OPPORTUNITY", help="The folder of an opportunity, or its opportunity.yaml."
    ),
]


def day(text: str | None) -> "date":
    """The day that --on names, or today where it was not given.

    Raises:
        Refused: it is not a date.
    """
    from datetime import date

    from tenderkit.api.library import today
    from tenderkit.errors import Refused

    if text is None:
        return today()
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refused(f"--on {text} is not a date", help="write year, month and day: 2026-12-01")

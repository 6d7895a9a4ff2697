"""``tenderkit law``."""

from typing import Annotated

import typer

from tenderkit.cli._options import Json, Library, On, day
from tenderkit.cli._output import put_json, put_lines, say


def law(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Print one instrument whole, such as pa-2023.")
    ] = "",
    on: On = None,
    library: Library = None,
    json: Json = False,
) -> None:
    """Show the law that the clauses rely on, as it stands on a day.

    Listed are instruments with their status, changes so far and to come, and the clauses that rely on
    them; the thresholds and minimum periods in force; and the notices in their order. It is not legal
    advice: a mark other than V says that nobody has read the text.
    """
    from tenderkit.api.law import law
    from tenderkit.cli._law import instrument_lines, law_as_data, law_lines
    from tenderkit.text.words import counted

    found = law(day(on), key, library)
    if json:
        put_json(law_as_data(found))
        return
    put_lines(instrument_lines(found) if key else law_lines(found))
    read = found.opened.library
    number = counted(len(found.standings), "instrument")
    say(f"{number} of {read.name} {read.version}, {found.opened.why}, as of {found.on}")

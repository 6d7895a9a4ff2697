"""``tenderkit doctor``."""

import typer

from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import put_json, put_lines, say
from tenderkit.cli._page import table


def doctor(library: Library = None, json: Json = False) -> None:
    """Show versions, which library is read and why, and what is amiss.

    Ends with exit code 1 where something keeps tenderkit from working.
    """
    from tenderkit.api.doctor import doctor

    signs = doctor(library)
    amiss = [sign for sign in signs if not sign.well]
    if json:
        put_json({"signs": [{"name": s.name, "value": s.value, "well": s.well} for s in signs]})
    else:
        put_lines(table((s.name, s.value if s.well else f"PROBLEM: {s.value}") for s in signs))
    say(f"{len(amiss)} of {len(signs)} things are amiss" if amiss else "nothing is amiss")
    if amiss:
        raise typer.Exit(1)

"""``tenderkit new opportunity``."""

from pathlib import Path
from typing import Annotated

import typer

from tenderkit.cli._ask import ask_all, can_ask
from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import put_json, put_lines, say


def opportunity(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="Where to write it; called by its id unless told."),
    ] = None,
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="Its reference, such as HXB-2026-017.")
    ] = "",
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="What is to be bought.")
    ] = "",
    authority: Annotated[
        str, typer.Option("--authority", metavar="NAME", help="Name of the authority that leads.")
    ] = "",
    authority_id: Annotated[
        str, typer.Option("--authority-id", metavar="HXB", help="Its short id, such as HXB.")
    ] = "",
    commenced_on: Annotated[
        str, typer.Option("--commenced-on", metavar="DATE", help="Day of the tender notice.")
    ] = "",
    estimate: Annotated[
        str,
        typer.Option(
            "--estimate", metavar="POUNDS", help="Value with extensions, without VAT: 250000."
        ),
    ] = "",
    years: Annotated[
        str, typer.Option("--years", metavar="NUMBER", help="Years without extensions.")
    ] = "",
    procedure: Annotated[
        str, typer.Option("--procedure", metavar="KIND", help="open or competitive-flexible.")
    ] = "",
    fact: Annotated[
        list[str] | None,
        typer.Option(
            "--fact", metavar="NAME=VALUE", help="One fact, such as hosted=yes; may be repeated."
        ),
    ] = None,
    defaults: Annotated[
        bool, typer.Option("--defaults", help="Ask nothing; take the usual answers.")
    ] = False,
    library: Library = None,
    json: Json = False,
) -> None:
    """Start an opportunity from a few questions.

    It writes opportunity.yaml, which can be checked and built at once; the words in square
    brackets are yours to replace. Every answer is also an option. Without a terminal nothing is
    asked.
    """
    from tenderkit.api.library import open_library, today
    from tenderkit.api.query import queries
    from tenderkit.api.start import new_opportunity

    typed = {
        "id": id,
        "title": title,
        "authority": authority,
        "authority_id": authority_id,
        "commenced_on": commenced_on,
        "estimate": estimate,
        "years": years,
        "procedure": procedure,
    }
    answers = {name: text for name, text in typed.items() if text} | _facts(fact or [])
    on = today()
    if can_ask() and not defaults:
        start = folder if folder and folder.exists() else Path.cwd()
        answers = ask_all(queries(open_library(start, library), on), answers)
    started = new_opportunity(folder, answers, on, library)
    paths = [(started.folder / file).as_posix() for file in started.files]
    if json:
        put_json({"id": started.id, "folder": started.folder.as_posix(), "files": paths})
    else:
        put_lines(paths)
    shown = started.folder.as_posix()
    say(f"next: tenderkit check {shown}, then tenderkit build {shown} -o {shown}-pack")


def _facts(typed: list[str]) -> dict[str, str]:
    from tenderkit.errors import Refused

    facts = {}
    for text in typed:
        name, sign, value = text.partition("=")
        if not sign or not value.strip():
            raise Refused(
                f"--fact {text} is not a name and a value", help="write --fact hosted=yes"
            )
        facts[name.strip()] = value.strip()
    return facts

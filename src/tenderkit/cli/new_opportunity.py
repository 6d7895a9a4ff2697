"""``tenderkit new opportunity``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tenderkit.cli._ask import ask_all, can_ask
from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import put_json, put_lines, say


def _option(name: str, metavar: str, help: str) -> Any:
    return typer.Option(name, metavar=metavar, help=help)


Folder = Annotated[
    Path | None,
    typer.Argument(metavar="FOLDER", help="Where to write it; called by its id unless told."),
]
Id = Annotated[str, _option("--id", "ID", "Its reference, such as HXB-2026-017.")]
Title = Annotated[str, _option("--title", "WORDS", "What is to be bought.")]
Lead = Annotated[str, _option("--authority", "NAME", "Name of the authority that leads.")]
LeadId = Annotated[str, _option("--authority-id", "ID", "Its short id, such as HXB.")]
Notice = Annotated[str, _option("--commenced-on", "DATE", "Day of the tender notice.")]
Estimate = Annotated[
    str, _option("--estimate", "POUNDS", "Value with extensions, without VAT, such as 250000.")
]
Years = Annotated[str, _option("--years", "NUMBER", "Years of the contract without extensions.")]
Procedure = Annotated[
    str, _option("--procedure", "KIND", "open, competitive-flexible or below-threshold.")
]
Facts = Annotated[
    list[str] | None,
    _option("--fact", "NAME=VALUE", "One fact, such as hosted=yes; may be repeated."),
]
Defaults = Annotated[bool, typer.Option("--defaults", help="Ask nothing; take the usual answers.")]


def opportunity(
    folder: Folder = None,
    id: Id = "",
    title: Title = "",
    authority: Lead = "",
    authority_id: LeadId = "",
    commenced_on: Notice = "",
    estimate: Estimate = "",
    years: Years = "",
    procedure: Procedure = "",
    fact: Facts = None,
    defaults: Defaults = False,
    library: Library = None,
    json: Json = False,
) -> None:
    """Start an opportunity from a few questions.

    It writes opportunity.yaml, which can be checked and built at once; the words in square
    brackets are yours to replace. Every answer is also an option. Without a terminal nothing is
    asked.
    """
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
    _start(folder, answers, library, asking=can_ask() and not defaults, json=json)


def _start(
    folder: Path | None, answers: dict[str, str], library: Path | None, *, asking: bool, json: bool
) -> None:
    from tenderkit.api.library import open_library, today
    from tenderkit.api.query import queries
    from tenderkit.api.start import new_opportunity

    on = today()
    if asking:
        start = folder if folder and folder.exists() else Path.cwd()
        answers = ask_all(queries(open_library(start, library), on), answers)
    started = new_opportunity(folder, answers, on, library)
    paths = [(started.folder / file).as_posix() for file in started.files]
    shown = started.folder.as_posix()
    if json:
        put_json({"id": started.id, "folder": shown, "files": paths})
    else:
        put_lines(paths)
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

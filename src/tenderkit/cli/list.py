"""``tenderkit list``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import put_json, put_lines, say
from tenderkit.cli._page import table

if TYPE_CHECKING:
    from tenderkit.api.library import Opened
    from tenderkit.model.clause import Clause

Kind = Literal["clauses", "guidance", "terms", "law", "facts"]
Rows = Sequence[dict[str, Any]]


def list_entries(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What to list.")] = "clauses",
    category: Annotated[
        str, typer.Option("--category", metavar="KEY", help="Only clauses of one category: DA.")
    ] = "",
    library: Library = None,
    json: Json = False,
) -> None:
    """List the clauses, guidance, terms or law of the library.

    KIND is clauses (unless told otherwise), guidance, terms, law, or facts: what an opportunity
    says about itself, and what clauses may depend on.
    """
    from tenderkit.errors import Refused

    if category and kind != "clauses":
        raise Refused("--category goes with clauses alone", help="leave it out")
    rows, opened = _rows(kind, category, library)
    if json:
        put_json({"kind": kind, "entries": list(rows)})
    elif rows:
        head = [name.replace("_", " ") for name in rows[0]]
        put_lines(table(([_cell(value) for value in row.values()] for row in rows), head))
    read = opened.library
    say(f"{len(rows)} {_counted(kind, len(rows))} of {read.name} {read.version}, {opened.why}")
    _warn(opened)


def status_of(clause: "Clause") -> str:
    """Withdrawn, draft, or released, with a draft that waits."""
    status = clause.status
    if status.withdrawn:
        successor = f", now {status.successor}" if status.successor else ""
        return f"withdrawn from {status.withdrawn}{successor}"
    if not clause.versions:
        return "draft"
    return "released, new draft" if clause.draft else "released"


def _rows(kind: Kind, category: str, library: Path | None) -> "tuple[Rows, Opened]":
    from tenderkit.api import shelf

    if kind == "clauses":
        found, opened = shelf.clauses(library, category)
        return [_clause(clause) for clause in found], opened
    if kind == "guidance":
        items, opened = shelf.guidance(library)
        return [
            {"id": i.id, "version": i.version, "title": i.title, "stage": i.stage} for i in items
        ], opened
    if kind == "terms":
        terms, opened = shelf.terms(library)
        return [
            {"term": t.term.term, "defined_in": t.defined_in, "means": t.term.text.text}
            for t in terms
        ], opened
    if kind == "law":
        law, opened = shelf.instruments(library)
        return [
            {"key": i.key, "status": i.status, "mark": i.mark, "title": _cited(i)} for i in law
        ], opened
    facts, opened = shelf.facts(library)
    return [
        {"fact": f.name, "values": list(f.values), "computed": f.computed, "question": _asked(f)}
        for f in facts
    ], opened


def _clause(clause: "Clause") -> dict[str, str]:
    latest = clause.latest
    return {
        "id": clause.id,
        "version": latest.version if latest else "",
        "commenced_from": str(latest.commenced_from) if latest else "",
        "status": status_of(clause),
        "title": latest.title if latest else "",
    }


def _cited(instrument: Any) -> str:
    citation = f" ({instrument.citation})" if instrument.citation else ""
    return f"{instrument.title}{citation}"


def _asked(fact: Any) -> str:
    return str(fact.question or fact.label)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else " ".join(str(value).split())


def _counted(kind: Kind, number: int) -> str:
    words = {"guidance": "guidance items", "law": "instruments of law"}.get(kind, kind)
    return words.replace("instruments", "instrument").removesuffix("s") if number == 1 else words


def _warn(opened: "Opened") -> None:
    from tenderkit.model.finding import Severity

    faults = sum(finding.severity is Severity.ERROR for finding in opened.findings)
    if faults:
        plural = "faults" if faults > 1 else "fault"
        say(
            f"{faults} {plural} in the library's files may keep some out: 'tenderkit check' shows them"
        )

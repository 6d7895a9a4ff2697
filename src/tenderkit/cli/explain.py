"""``tenderkit explain``."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import put_json, put_lines
from tenderkit.cli._page import paragraphs, section, table

if TYPE_CHECKING:
    from tenderkit.api.shelf import Uses
    from tenderkit.rules.rule import Rule


def explain(
    word: Annotated[
        str,
        typer.Argument(
            metavar="CODE|NAME|CLAUSE",
            help="OPP203, weightings-not-100, or the id of a clause such as DA-040.",
        ),
    ],
    library: Library = None,
    json: Json = False,
) -> None:
    """Print the manual page of a rule or clause.

    Of a clause it says where its wording comes from, why it is there, and what else uses it.
    """
    from tenderkit.api.shelf import Uses, explained

    found = explained(word, library)
    if isinstance(found, Uses):
        if json:
            put_json({"clause": _clause_as_data(found)})
        else:
            put_lines(_clause_lines(found))
    elif json:
        put_json({"rules": [_rule_as_data(rule) for rule in found]})
    else:
        put_lines(_pages(found))


def _pages(rules: "Iterable[Rule]") -> Iterator[str]:
    """One page for the rules that differ by subject alone, with all their codes."""
    for number, (manual, group) in enumerate(groupby(rules, key=lambda rule: rule.manual)):
        alike = list(group)
        if number:
            yield ""
        codes = ", ".join(rule.code for rule in alike)
        yield f"# {codes} {alike[0].name} ({alike[0].severity})"
        yield ""
        for line in manual.rstrip().split("\n"):
            yield from [line] if line.startswith("    ") else paragraphs(line)


def _rule_as_data(rule: "Rule") -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "manual": rule.manual,
    }


def _clause_lines(uses: "Uses") -> Iterator[str]:
    from tenderkit.cli._clause import (
        blank_lines,
        condition_words,
        heading,
        law_lines,
        prose_lines,
        provenance_lines,
        withdrawn_words,
    )

    clause = uses.clause
    yield heading(clause)
    if uses.status.withdrawn:
        yield withdrawn_words(uses.status)
    yield from paragraphs(f"applies when {condition_words(clause.applies_when)}")
    yield from section("reason", prose_lines(clause.reason.text))
    yield from section("provenance", provenance_lines(clause.provenance))
    yield from section("law", law_lines(clause.law))
    yield from section("blanks", blank_lines(clause.blanks))
    where = table(uses.referring, indent="  ") if uses.referring else ["  nowhere else"]
    yield from section("where it is used", where)


def _clause_as_data(uses: "Uses") -> dict[str, Any]:
    from tenderkit.cli._clause import blank_as_data, provenance_as_data, withdrawn_as_data

    clause = uses.clause
    return {
        "id": clause.id,
        "version": clause.version,
        **withdrawn_as_data(uses.status),
        "title": clause.title,
        "applies_when": {c.fact: list(c.values) for c in clause.applies_when},
        "reason": clause.reason.text,
        "provenance": [provenance_as_data(entry) for entry in clause.provenance],
        "blanks": [blank_as_data(blank) for blank in clause.blanks],
        "used_by": [{"id": id, "how": how} for id, how in uses.referring],
    }

"""A guidance item as text that can be read aloud, and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from tenderkit.cli._clause import (
    change_as_data,
    change_lines,
    condition_words,
    prose_lines,
    provenance_as_data,
    provenance_lines,
)
from tenderkit.cli._page import paragraphs, section, table
from tenderkit.model.library import GuidanceItem


def guidance_lines(item: GuidanceItem, versions: Sequence[str]) -> Iterator[str]:
    """The whole item. It is for officers and never goes to suppliers."""
    yield f"# {item.pin} {item.title}"
    yield from table(_head(item, versions))
    yield from section("advice (officers only)", prose_lines(item.text.text))
    yield from section("outcome", prose_lines(item.outcome))
    yield from section("example", prose_lines(item.example.text))
    mistakes = (line for words in item.mistakes for line in paragraphs(f"- {words}", "  "))
    yield from section("mistakes", mistakes)
    yield from section("provenance", provenance_lines(item.provenance))
    yield from section("change", change_lines(item.change))


def guidance_as_data(item: GuidanceItem, versions: Sequence[str]) -> dict[str, Any]:
    """Every field of the item's file."""
    return {
        "id": item.id,
        "version": item.version,
        "versions": list(versions),
        "title": item.title,
        "stage": item.stage,
        "lead": item.lead,
        "support": list(item.support),
        "commenced_from": str(item.commenced_from),
        "applies_when": {c.fact: list(c.values) for c in item.applies_when},
        "provenance": [provenance_as_data(entry) for entry in item.provenance],
        "clauses": [link.to for link in item.clauses],
        "volumes": list(item.volumes),
        "when": item.when,
        "text": item.text.text,
        "outcome": item.outcome,
        "example": item.example.text,
        "mistakes": list(item.mistakes),
        "change": change_as_data(item.change),
        "digest": item.digest,
        "file": item.at.file,
    }


def _head(item: GuidanceItem, versions: Sequence[str]) -> list[tuple[str, str]]:
    support = f", with {', '.join(item.support)}" if item.support else ""
    return [
        ("stage", item.stage),
        ("lead", f"{item.lead}{support}"),
        ("when", item.when),
        ("applies when", condition_words(item.applies_when)),
        ("clauses", ", ".join(link.to for link in item.clauses)),
        ("versions", ", ".join(versions)),
    ]

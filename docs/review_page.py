"""The record of review: for every clause, guidance item and volume, what a second reader found and changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

KINDS = {"clause": "Clauses", "guidance": "Guidance items", "volume": "Volumes"}


def review_page(folder: Path, notice: str) -> str:
    """The whole page, from the YAML files of ``docs/review``."""
    entries = [
        entry
        for path in sorted(folder.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    lines = [
        "# Record of review",
        "",
        notice,
        "",
        "Every clause was read by somebody other than its author: against its row in the catalogue, the",
        "drafting guide, the law it relies on and its neighbours. No solicitor has read the library yet.",
    ]
    for kind, title in KINDS.items():
        lines += _section(title, [entry for entry in entries if kind in entry], kind)
    return "\n".join(lines) + "\n"


def reviewed(folder: Path) -> set[str]:
    """What has an entry: ``DA-090@1.0.0``, ``IG-01@1.0.0``."""
    return {
        str(entry.get("clause") or entry.get("guidance") or "")
        for path in folder.glob("*.yaml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


def _section(title: str, entries: list[dict[str, Any]], kind: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield "| What | Read against | Found | Changed | Open |"
    yield "|---|---|---|---|---|"
    for entry in sorted(entries, key=lambda entry: str(entry[kind])):
        cells = (
            entry[kind],
            ", ".join(map(str, entry["read_against"])),
            entry["found"],
            entry["changed"],
            entry.get("open", ""),
        )
        yield f"| {' | '.join(_cell(str(cell)) for cell in cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")

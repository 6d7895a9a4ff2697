"""Findings as terminal text and as JSON."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tenderkit.model.finding import Finding, Severity
from tenderkit.ooxml.xml_text import escaped
from tenderkit.text.words import counted

SCHEMA = 1
LINE_WIDTH = 140
"""Characters of a source line that are shown."""
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
SourceLine = Callable[[str, int], str]
"""File and line to the words of that line; nothing where it cannot be shown."""


def findings_as_text(
    findings: Sequence[Finding],
    source_line: SourceLine,
    *,
    colour: bool = False,
    notes: bool = True,
) -> str:
    """Each finding with its place, source line, fact and help, then the sum of them.

    Without ``notes``, those are counted and not shown.
    """
    shown = [f for f in findings if notes or f.severity is not Severity.NOTE]
    parts = [finding_as_text(finding, source_line, colour=colour) for finding in shown]
    return "\n\n".join([*parts, _sum(shown, len(findings) - len(shown))]) + "\n"


def summary(findings: Iterable[Finding]) -> str:
    """Counts such as "2 errors, 1 warning", or "no findings"."""
    counts = _counts(findings)
    parts = [counted(n, kind) for kind, n in counts.items() if n]
    return ", ".join(parts) or "no findings"


def findings_as_data(findings: Sequence[Finding], unread: Sequence[str] = ()) -> dict[str, Any]:
    """The documented shape: schema_version, findings, summary, unread."""
    return {
        "schema_version": SCHEMA,
        "findings": [_data(finding) for finding in findings],
        "summary": _counts(findings),
        "unread": list(unread),
    }


def as_json(data: Any) -> str:
    """One stable JSON text with a line feed at its end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def printable(text: str) -> str:
    """Text that cannot move the cursor, change colours or turn the direction of writing."""
    return "".join(c if c.isprintable() else escaped(c) for c in text)


def finding_as_text(finding: Finding, source_line: SourceLine, *, colour: bool = False) -> str:
    """One finding with its place, source line, fact and help; no line feed at its end."""
    at = finding.at
    place = ":".join(str(part) for part in (at.file, at.line, at.column) if part) or at.words
    severity = str(finding.severity)
    if colour:
        severity = f"\033[{_COLOURS[finding.severity]}m{severity}\033[0m"
    lines = [f"{printable(place)}: {severity} {finding.code} {finding.name}"]
    source = printable(source_line(at.file, at.line)) if at.line else ""
    if source.strip():
        lines.append(f"{at.line:>5} | {_around(source, at.column)}")
    lines.append(printable(finding.message))
    if finding.help:
        lines.append(f"help: {printable(finding.help)}")
    return "\n".join(lines)


def _sum(shown: Sequence[Finding], hidden: int) -> str:
    if not hidden:
        return summary(shown)
    sums = f"{summary(shown)}, " if shown else "no errors or warnings; "
    return f"{sums}{counted(hidden, 'note')} (--verbose shows {'it' if hidden == 1 else 'them'})"


def _around(source: str, column: int) -> str:
    """A source line, or of a long one the stretch in which the column lies."""
    if len(source) <= LINE_WIDTH:
        return source
    start = max(min(column - LINE_WIDTH // 2, len(source) - LINE_WIDTH), 0)
    cut = source[start : start + LINE_WIDTH]
    return ("..." if start else "") + cut + ("..." if start + LINE_WIDTH < len(source) else "")


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    severities = [finding.severity for finding in findings]
    return {str(severity): severities.count(severity) for severity in Severity}


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        "file": finding.at.file,
        "line": finding.at.line,
        "column": finding.at.column,
        "place": finding.at.words,
        "quote": finding.quote,
        "clause": finding.clause,
        "requirement": finding.requirement,
    }

"""What reaches the terminal: results on stdout, everything else on stderr."""

import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from tenderkit.model.finding import Finding

FINDINGS = 1
PIPE_CLOSED = 141
"""What a shell reports of a program whose reader went away: 128 and the number of SIGPIPE."""


def settle_streams() -> None:
    """Make sure that no character of a clause or a path can break the output on any system.

    A file or pipe gets UTF-8 whatever the system's code page is; a terminal keeps its own encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def put(text: str) -> None:
    """Write a result to stdout, as it is."""
    _write(sys.stdout, text)


def put_lines(lines: Iterable[str]) -> None:
    """Write the lines of a result to stdout, without anything that could steer a terminal."""
    put("".join(f"{_printable(line)}\n" for line in lines))


def put_json(data: Mapping[str, Any]) -> None:
    """Write one JSON document to stdout; ``schema_version`` leads where it was not given."""
    from tenderkit.formats.findings import SCHEMA, as_json

    put(as_json({"schema_version": SCHEMA, **data}))


def say(text: str, end: str = "\n") -> None:
    """Write a remark to stderr: what was looked at, what went wrong, what comes next."""
    _write(sys.stderr, "\n".join(_printable(line) for line in text.split("\n")) + end)


def put_findings(findings: "Sequence[Finding]", *, notes: bool = True) -> None:
    """Write findings with their source lines, and the sum of them, to stdout.

    Without ``notes``, those are counted and not shown.
    """
    from tenderkit.formats.findings import findings_as_text

    colour = wants_colour(sys.stdout)
    put(findings_as_text(findings, _source_line, colour=colour, notes=notes))


def counted_only(findings: "Sequence[Finding]") -> str:
    """The sum of findings that another command shows: "3 warnings: 'tenderkit check' shows them"."""
    from tenderkit.formats.findings import summary
    from tenderkit.model.finding import Severity

    has_notes = any(finding.severity is Severity.NOTE for finding in findings)
    command = "tenderkit check --verbose" if has_notes else "tenderkit check"
    return f"{summary(findings)}: '{command}' shows them"


def end(findings: "Iterable[Finding]", fail_on: str) -> NoReturn:
    """End the command: exit code 1 where a finding is at or above the threshold, 0 otherwise."""
    from tenderkit.model.finding import Severity

    threshold = Severity(fail_on).rank
    failed = any(finding.severity.rank <= threshold for finding in findings)
    raise typer.Exit(FINDINGS if failed else 0)


def wants_colour(stream: TextIO) -> bool:
    """NO_COLOR forbids colour and FORCE_COLOR asks for it; otherwise a terminal gets it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    known = ("WT_SESSION", "TERM_PROGRAM", "ANSICON")  # the old Windows console prints the codes
    return sys.platform != "win32" or any(os.environ.get(name) for name in known)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends; that must not fail a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


def _printable(line: str) -> str:
    from tenderkit.formats.findings import printable

    return printable(line)


def _source_line(file: str, line: int) -> str:
    lines = _lines(file)
    return lines[line - 1] if 0 < line <= len(lines) else ""


@lru_cache(maxsize=64)
def _lines(file: str) -> tuple[str, ...]:
    from tenderkit.errors import TenderkitError
    from tenderkit.store.text_file import read_text

    try:
        text = read_text(Path(file))
    except TenderkitError:
        return ()
    return tuple(text.split("\n")) if isinstance(text, str) else ()

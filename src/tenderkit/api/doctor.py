"""How this machine is set up: versions, the library that is read and why, Word styles, limits."""

import importlib.metadata
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tenderkit import __version__
from tenderkit.api.library import open_library, shown_path
from tenderkit.errors import TenderkitError
from tenderkit.model.finding import Severity
from tenderkit.sandbox.run import limits_in_words
from tenderkit.store.bundled import templates_root

LIBRARIES = ("typer", "PyYAML", "Jinja2", "markdown-it-py", "holidays")
_STYLE = re.compile(r'<w:style\b[^>]*>\s*<w:name w:val="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that was looked at. A sign that is not ``well`` keeps tenderkit from working."""

    name: str
    value: str
    well: bool = True


def doctor(library: Path | None = None) -> tuple[Sign, ...]:
    """Everything that a person who helps another from afar would ask first."""
    return (
        Sign(name="tenderkit", value=__version__),
        Sign(name="Python", value=f"{platform.python_version()} on {platform.system()}"),
        *(_package(name) for name in LIBRARIES),
        *_library(library),
        *_word_base(),
        Sign(name="sandbox", value=limits_in_words()),
        _libreoffice(),
        _folder(),
    )


def _package(name: str) -> Sign:
    try:
        return Sign(name=name, value=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Sign(name=name, value="not installed", well=False)


def _library(library: Path | None) -> Iterator[Sign]:
    try:
        opened = open_library(Path.cwd(), library)
    except TenderkitError as error:
        yield Sign(name="library", value=error.message, well=False)
        return
    read = opened.library
    yield Sign(name="library", value=f"{read.name} {read.version} in {shown_path(opened.root)}")
    yield Sign(name="why this one", value=opened.why)
    yield Sign(
        name="holds",
        value=f"{len(read.clauses)} clauses, {len(read.guidance)} guidance items, "
        f"{len(read.law.instruments)} instruments of law, {len(read.lock)} locked files",
    )
    faults = sum(finding.severity is Severity.ERROR for finding in opened.findings)
    if faults:
        value = f"{faults} faults in its files: 'tenderkit check' shows them"
        yield Sign(name="broken files", value=value, well=False)
    yield Sign(name="templates", value=shown_path(opened.templates))


def _word_base() -> Iterator[Sign]:
    try:
        styles = templates_root() / "word" / "styles.xml"
        names = _STYLE.findall(styles.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, TenderkitError) as error:
        yield Sign(name="Word styles", value=f"cannot be read: {error}", well=False)
        return
    yield Sign(name="Word styles", value=", ".join(names) or "none found", well=bool(names))


def _libreoffice() -> Sign:
    """Only some tests need it, so a machine without it is well all the same."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Sign(name="LibreOffice", value=found or "not found (only some tests need it)")


def _folder() -> Sign:
    here = Path.cwd()
    try:
        with tempfile.TemporaryFile(dir=here):
            pass
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        return Sign(name="this folder", value=f"cannot be written: {reason}", well=False)
    return Sign(name="this folder", value="can be written")

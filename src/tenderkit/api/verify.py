"""Is a pack still what was built, and does it come out the same again?"""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from tenderkit import __version__
from tenderkit.api.build import SOURCES, pack_files, recorded_files
from tenderkit.api.compose import compose_opportunity
from tenderkit.api.library import shown_path
from tenderkit.errors import NotFound, TenderkitError
from tenderkit.formats.manifest import sha256
from tenderkit.formats.pack_files import MANIFEST
from tenderkit.model.finding import Finding, Severity, in_order
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit
from tenderkit.store.bundled import templates_root
from tenderkit.store.sources import same_files, unpack_sources

NEAR = 0.85
"""How like a recorded name another must be before it is taken for the same file."""
_REBUILD = "comes out otherwise when it is built again from its kept sources"


def verify(folder: Path, on: date) -> list[Finding]:
    """Every file against its recorded digest; where all agree, a rebuild from the kept sources too.

    Raises:
        NotFound: the folder is not there, or is not a pack.
    """
    if not folder.is_dir():
        raise NotFound(f"{shown_path(folder)} is not a folder", help="name the folder of a pack")
    if not (folder / MANIFEST).is_file():
        raise _no_pack(folder)
    recorded = recorded_files(folder)
    findings = list(_digests(folder, recorded))
    if not any(finding.severity is Severity.ERROR for finding in findings):
        findings += _rebuilt(folder, on)
    return in_order(findings)


def _digests(folder: Path, recorded: Mapping[str, str]) -> Iterator[Finding]:
    shown = shown_path(folder)
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for path, digest in recorded.items():
        if path not in present:
            yield _finding("file-missing", shown, path, f"{path} is recorded and not there", _AGAIN)
        elif sha256((folder / path).read_bytes()) != digest:
            yield _finding("file-changed", shown, path, f"{path} is not what was recorded", _AGAIN)
    missing = recorded.keys() - present
    for path in sorted(present - recorded.keys() - {MANIFEST}):
        help = _stranger_help(path, missing)
        yield _finding(
            "file-unrecorded", shown, path, f"{path} is not recorded in the manifest", help
        )


def _no_pack(folder: Path) -> NotFound:
    here = folder.resolve()
    whole = next((above for above in here.parents if (above / MANIFEST).is_file()), None)
    if whole is not None:
        return NotFound(
            f"{shown_path(folder)} is a part of a pack, where the whole of it is meant",
            help=f"name the pack's own folder: {shown_path(whole)}",
        )
    if (folder / SOURCES).is_file():
        return NotFound(
            f"{shown_path(folder)} holds no {MANIFEST}, so nothing says what its files were",
            help="restore it from a copy, or build the pack again into a new folder",
        )
    return NotFound(
        f"{shown_path(folder)} holds no {MANIFEST}",
        help="name a folder that 'tenderkit build' wrote",
    )


def _stranger_help(path: str, missing: Iterable[str]) -> str:
    """A lock file of an open document, a recorded file under another name, or a stranger."""
    typed = PurePosixPath(path)
    for start, program in (("~$", "Word"), (".~lock.", "LibreOffice")):
        if typed.name.startswith(start):
            return f"close the document in {program}, which then removes this file"
    alike = sorted(other for other in missing if PurePosixPath(other).suffix == typed.suffix)
    near = get_close_matches(path, alike, n=1, cutoff=NEAR)
    if near:
        return (
            f"did you mean {near[0]}? if so, give it that name again; else move it out of the pack"
        )
    return "move it out of the pack"


_AGAIN = "restore it from a copy, or build the pack again into a new folder"


def _rebuilt(folder: Path, on: date) -> Iterator[Finding]:
    shown = shown_path(folder)
    manifest = json.loads((folder / MANIFEST).read_bytes())
    made_with = manifest.get("made_with", {})
    same_tool = made_with.get("tenderkit") == __version__
    formats = made_with.get("formats", "word markdown").split()
    with tempfile.TemporaryDirectory(prefix="tenderkit-verify-") as scratch:
        try:
            kept = unpack_sources(folder / SOURCES, Path(scratch))
            own = None if same_files(kept.templates, templates_root()) else kept.templates
            composed = compose_opportunity(kept.opportunity, on, kept.library, templates=own)
            pins = (kept.opportunity / "opportunity.lock.yaml").read_text(encoding="utf-8")
            again = pack_files(
                composed,
                pins,
                word="word" in formats,
                markdown="markdown" in formats,
                pdf=_kept_pdf(folder) if "pdf" in formats else None,
            )
        except (TenderkitError, OSError) as error:
            yield _finding(
                "rebuild-differs", shown, SOURCES, f"{SOURCES} cannot be built from: {error}", ""
            )
            return
    for path in sorted(again):
        present = folder / path
        if not present.is_file() or present.read_bytes() != again[path]:
            severity = None if same_tool else Severity.NOTE
            help = "" if same_tool else f"it was built with {made_with.get('tenderkit')}"
            yield _finding("rebuild-differs", shown, path, f"{path} {_REBUILD}", help, severity)


def _kept_pdf(folder: Path) -> Callable[[Mapping[str, bytes]], Mapping[str, bytes]]:
    """Stands in for LibreOffice, whose PDF files differ from run to run: those of the pack itself."""
    home = {path.stem: path for path in folder.rglob("*.pdf")}

    def kept(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
        stems = [path.removesuffix(".docx") for path in documents]
        return {f"{stem}.pdf": home[stem].read_bytes() for stem in stems if stem in home}

    return kept


def _finding(
    rule: str,
    shown: str,
    path: str,
    message: str,
    help: str,
    severity: Severity | None = None,
) -> Finding:
    hit = Hit(at=Place(file=f"{shown}/{path}"), message=message, help=help, severity=severity)
    return reading_rule(rule).finding(hit)

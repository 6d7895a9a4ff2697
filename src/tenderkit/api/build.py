"""Build a draft pack: compose, check, render, write whole."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit import __version__
from tenderkit.api.compose import Composed, compose_opportunity
from tenderkit.api.library import shown_path
from tenderkit.api.plan import Move, moves_between
from tenderkit.compose.select import pins_of
from tenderkit.errors import Unwritable
from tenderkit.formats.pack_files import MANIFEST, PUBLIC_MANIFEST, Kit, render_pack
from tenderkit.formats.pdf import to_pdf
from tenderkit.model.finding import Finding
from tenderkit.model.pack import Pack
from tenderkit.ooxml.package import pack_zip
from tenderkit.store.bundled import templates_root
from tenderkit.store.pins import FILE as LOCK
from tenderkit.store.pins import render_pins
from tenderkit.store.sources import read_attachments, source_files
from tenderkit.store.write import JOURNAL, NEW, write_file, write_folder
from tenderkit.text.words import counted

SOURCES = "internal/sources.zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was written, or why nothing was."""

    looked_at: str
    out: Path
    files: tuple[str, ...]
    """Paths inside ``out``; empty where an error kept anything from being written."""
    findings: list[Finding]
    summary: str = ""
    pins: tuple[Move, ...] = ()
    """What this build has pinned that was not, or dropped."""


def build(
    target: Path,
    out: Path,
    on: date,
    library: Path | None = None,
    *,
    word: bool = True,
    markdown: bool = True,
    pdf: bool = False,
) -> Built:
    """Write a draft pack to ``out``; nothing is written where there is an error.

    ``pdf`` adds a PDF of each Word file, made with LibreOffice.

    Raises:
        NotFound: PDF files are wanted, and LibreOffice is not there.
        Unwritable: ``out`` cannot be written, holds a file that was edited since it was built, or
            holds files and no manifest that says which of them are ours.
        Busy: another build is writing there.
    """
    composed = compose_opportunity(target, on, library)
    pack, selection = composed.pack, composed.selection
    if pack is None or selection is None or composed.errors:
        return Built(looked_at=composed.name, out=out, files=(), findings=composed.findings)
    _refuse_inside_sources(out, composed)
    _refuse_foreign(out)
    pins = render_pins(pins_of(selection, composed.opened.library))
    files = pack_files(composed, pins, word=word, markdown=markdown, pdf=to_pdf if pdf else None)
    write_folder(out, files, recorded_files(out))
    lock = composed.folder / LOCK
    if not lock.is_file() or lock.read_text(encoding="utf-8") != pins:
        write_file(lock, pins.encode("utf-8"))
    return Built(
        looked_at=composed.name,
        out=out,
        files=tuple(sorted(files)),
        findings=composed.findings,
        summary=_summary(pack),
        pins=moves_between(selection.pins, selection, composed.opened.library),
    )


def _summary(pack: Pack) -> str:
    own = {annex.clause.id for annex in pack.opportunity.annex}
    annexed = sum(one.clause.id in own for one in pack.requirements)
    whole = len(pack.requirements)
    parts = {"clause": pack.selection.taken, "volume": pack.volumes}
    counts = ", ".join(counted(len(found), noun) for noun, found in parts.items())
    share = f"; {annexed} of them an authority's own ({annexed / whole:.1%})" if annexed else ""
    return f"{counts}, {counted(whole, 'requirement')}{share}"


def pack_files(
    composed: Composed,
    pins: str,
    *,
    word: bool = True,
    markdown: bool = True,
    pdf: Callable[[Mapping[str, bytes]], Mapping[str, bytes]] | None = None,
) -> dict[str, bytes]:
    """Every file of a composed pack, ready to be written or compared."""
    if composed.pack is None or composed.opportunity is None:
        return {}
    opened = composed.opened
    wanted = {"word": word, "markdown": markdown, "pdf": pdf is not None}
    formats = [name for name, asked in wanted.items() if asked]
    kit = Kit(
        base=base_parts(opened.templates, opened.base_templates),
        attachments=read_attachments(composed.folder, composed.opportunity.attachments),
        sources=pack_zip(
            source_files(
                composed.folder, opened.root, opened.base_templates, opened.workspace, pins
            )
        ),
        made_with={"tenderkit": __version__, "formats": " ".join(formats)},
        word=word,
        markdown=markdown,
        pdf=pdf,
    )
    return render_pack(composed.pack, kit)


def recorded_files(folder: Path) -> Mapping[str, str]:
    """Path to SHA-256 of every file that the folder's manifest records; empty where there is none."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return {}
    try:
        content = json.loads(manifest.read_bytes())
        return {path: str(entry["sha256"]) for path, entry in content["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unwritable(
            f"{shown_path(manifest)} is not a manifest that tenderkit wrote",
            help="build into a new folder, or move this one away",
        ) from None


def base_parts(*folders: Path) -> dict[str, bytes]:
    """The parts of the Word base document, from the first of these folders of templates that has one.

    Where none has, they come from the bundled templates.
    """
    homes = [folder / "word" for folder in (*folders, templates_root())]
    root = next(home for home in homes if home.is_dir())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _refuse_inside_sources(out: Path, composed: Composed) -> None:
    inside, folder = out.resolve(), composed.folder.resolve()
    if inside == folder:
        fact = f"{_named(out)} is the opportunity's own, and a pack needs one to itself"
    elif folder in inside.parents:
        fact = f"{_named(out)} lies inside the opportunity that it is built from"
    else:
        return
    raise Unwritable(fact, help="build beside it, for example -o housing-pack")


def _refuse_foreign(out: Path) -> None:
    """Files that no manifest speaks for are somebody's own, unless a stopped build left its journal."""
    if not out.is_dir() or (out / MANIFEST).is_file() or (out / JOURNAL).exists():
        return
    if (out / SOURCES).is_file() or (out / PUBLIC_MANIFEST).is_file():
        raise Unwritable(
            f"{shown_path(out / MANIFEST)} is missing, so nothing says which files of this pack "
            "have been edited",
            help="restore it from a copy, or build into a new folder",
        )
    if any(found.name != NEW for found in out.iterdir()):
        raise Unwritable(
            f"{_named(out)} holds files that tenderkit did not write",
            help="name a new or an empty folder, for example -o housing-pack",
        )


def _named(folder: Path) -> str:
    shown = shown_path(folder)
    return "this folder" if shown == "." else shown

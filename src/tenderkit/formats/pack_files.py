"""A composed pack as files: ``suppliers/`` and ``internal/``, with their manifests."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tenderkit.formats.about import About
from tenderkit.formats.calendar_file import render_calendar
from tenderkit.formats.manifest import full_manifest, public_manifest, render_manifest
from tenderkit.formats.markdown import render_markdown
from tenderkit.formats.matrix_workbook import matrix_xlsx
from tenderkit.formats.prices_workbook import prices_xlsx
from tenderkit.formats.schedules import matrix_csv, notice_csv, prices_csv, trace_csv
from tenderkit.formats.word.volume import render_word
from tenderkit.model.block import Heading, Paragraph
from tenderkit.model.pack import Pack, Volume
from tenderkit.ooxml.package import pack_zip

MANIFEST = "internal/manifest.json"
PUBLIC_MANIFEST = "suppliers/manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a pack is rendered with, beside itself."""

    base: Mapping[str, bytes]
    """Parts of the Word base document."""
    attachments: Mapping[str, bytes]
    """The council's own papers, by path in the opportunity's folder."""
    sources: bytes
    """The ZIP of everything that the pack was made from."""
    made_with: Mapping[str, str]
    word: bool = True
    markdown: bool = True
    pdf: Callable[[Mapping[str, bytes]], Mapping[str, bytes]] | None = None
    """Makes PDF files of Word files, by path; None where none are wanted."""


def render_pack(pack: Pack, kit: Kit) -> dict[str, bytes]:
    """Every file of the pack by its path; both manifests come last and cover all the others."""
    outgoing: dict[str, bytes] = {}
    inside: dict[str, bytes] = {}
    for volume in pack.volumes:
        folder = outgoing if volume.spec.audience == "suppliers" else inside
        folder.update(_documents(volume, pack, kit))
    if kit.pdf:
        outgoing.update(kit.pdf(_word_files(outgoing)))
        inside.update(kit.pdf(_word_files(inside)))
    outgoing.update(_schedules(pack))
    outgoing.update(kit.attachments)
    inside.update(_sheets(pack))
    for annotated in pack.annotated:
        for path, data in _documents(annotated, pack, kit):
            inside[f"annotated/{path}"] = data
    inside["sources.zip"] = kit.sources
    files = {
        **{f"suppliers/{path}": data for path, data in outgoing.items()},
        **{f"internal/{path}": data for path, data in inside.items()},
    }
    files[PUBLIC_MANIFEST] = render_manifest(public_manifest(pack, outgoing))
    files[upload_name(pack)] = _upload(files)
    files[MANIFEST] = render_manifest(full_manifest(pack, files, kit.made_with))
    return files


def upload_name(pack: Pack) -> str:
    """The one ZIP of everything that suppliers get, ready to upload."""
    return f"{pack.opportunity.id}-suppliers.zip"


def _upload(files: Mapping[str, bytes]) -> bytes:
    prefix = "suppliers/"
    return pack_zip(
        {path.removeprefix(prefix): data for path, data in files.items() if path.startswith(prefix)}
    )


def _word_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(".docx")}


def _schedules(pack: Pack) -> dict[str, bytes]:
    """What suppliers get beside the volumes: workbooks, the same as CSV, and the dates."""
    return {
        "06-compliance-matrix.csv": matrix_csv(pack),
        "06-compliance-matrix.xlsx": matrix_xlsx(pack),
        "07-price-table.csv": prices_csv(pack),
        "07-price-table.xlsx": prices_xlsx(pack),
        "timetable.ics": render_calendar(pack, [one for one in pack.dates if one.public]),
    }


def _sheets(pack: Pack) -> dict[str, bytes]:
    """What officers get beside the volumes."""
    return {
        "notice.csv": notice_csv(pack),
        "trace.csv": trace_csv(pack),
        "timetable.ics": render_calendar(pack, pack.dates),
    }


def _documents(volume: Volume, pack: Pack, kit: Kit) -> Iterator[tuple[str, bytes]]:
    furniture = about(volume, pack)
    if kit.word:
        yield f"{volume.spec.file}.docx", render_word(volume, furniture, kit.base)
    if kit.markdown:
        yield f"{volume.spec.file}.md", render_markdown(volume, furniture).encode("utf-8")


def about(volume: Volume, pack: Pack) -> About:
    """What a volume of this pack says of itself in header, footer and properties."""
    made_by = (b.origin for b in volume.blocks if isinstance(b, Heading | Paragraph) and b.origin)
    return About(
        reference=pack.opportunity.id,
        title=pack.opportunity.title,
        authority=pack.opportunity.lead.name,
        library=f"{pack.library.id} {pack.library.version}",
        dated=pack.opportunity.commenced_on,
        status=pack.status,
        clauses=tuple(dict.fromkeys(made_by)),
    )

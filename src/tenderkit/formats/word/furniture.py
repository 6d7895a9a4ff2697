"""What stands around the body: header, footer, properties, and what holds a package together."""

from datetime import date

from tenderkit.formats.about import About, document_title, status_words
from tenderkit.formats.word.xml import DECLARATION, NAMESPACES, field, paragraph, run
from tenderkit.model.pack import Volume
from tenderkit.ooxml.xml_text import content

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINE = 'w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"'
_APART = "  ·  "
_PORTRAIT = 9072
"""Where the right tab of the Footer style stands."""

BASE_PARTS = ("styles.xml", "numbering.xml", "settings.xml", "fontTable.xml")
"""The parts of the base document that a caller reads from ``templates/word``."""
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "footer1": "footer",
}
HEADER_ID, FOOTER_ID = "rId5", "rId6"


def render_header(about: About) -> bytes:
    """The authority and the pack's title."""
    inside = run(about.authority, bold=True) + run(_APART + about.title)
    return _part("hdr", _ruled("Header", "bottom", inside))


def render_footer(volume: Volume, about: About, width: int) -> bytes:
    """The pack's reference, the volume, the status, the library, and the page."""
    pages = run("\tPage ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    right = f'<w:tab w:val="right" w:pos="{width}"/>'
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{_PORTRAIT}"/>{right}</w:tabs>'
    first = _ruled("Footer", "top", run(about.reference + _APART + volume.label))
    second = paragraph("Footer", run(status_words(about) + _APART + about.library) + pages)
    if width != _PORTRAIT:
        second = second.replace("</w:pPr>", f"{tabs}</w:pPr>", 1)
    return _part("ftr", first + second)


def render_core(volume: Volume, about: About) -> bytes:
    """The document's properties."""
    day = _moment(about.dated)
    author = content(about.authority)
    properties = (
        f"<dc:title>{content(document_title(volume, about))}</dc:title>"
        f"<dc:subject>{content(about.title)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator>"
        f"<cp:keywords>{content('; '.join(about.clauses))}</cp:keywords>"
        f"<dc:identifier>{content(about.reference)}</dc:identifier>"
        "<dc:language>en-GB</dc:language>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<cp:contentStatus>{content(status_words(about))}</cp:contentStatus>"
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{properties}</cp:coreProperties>'
    ).encode()


def render_content_types() -> bytes:
    """``[Content_Types].xml``."""
    named = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in _PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{named}</Types>"
    ).encode()


def render_package_relations() -> bytes:
    """``_rels/.rels``."""
    return _relations(
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def render_document_relations() -> bytes:
    """``word/_rels/document.xml.rels``: the header is rId5, the footer rId6."""
    named = [part for part in _PARTS if part != "document"]
    return _relations(*((f"{_OFFICE}/{part.rstrip('1')}", f"{part}.xml") for part in named))


def _relations(*pairs: tuple[str, str]) -> bytes:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
    ).encode()


def _part(root: str, inside: str) -> bytes:
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def _ruled(style: str, side: str, runs: str) -> str:
    """A paragraph with a thin line along one side."""
    line = f"<w:pBdr><w:{side} {_LINE}/></w:pBdr>"
    return paragraph(style, runs).replace("</w:pPr>", f"{line}</w:pPr>", 1)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

"""One volume of the pack as a Word file."""

from collections.abc import Mapping

from tenderkit.errors import NotFound
from tenderkit.formats.about import About
from tenderkit.formats.word import furniture
from tenderkit.formats.word.body import Body
from tenderkit.formats.word.numbering import Numbering
from tenderkit.formats.word.xml import DECLARATION, NAMESPACES
from tenderkit.model.pack import Volume
from tenderkit.ooxml.package import CONTENT_TYPES, pack_zip

_SHORT, _LONG = 11906, 16838
_MARGIN = 1417
"""A4 and 2.5 cm, in twentieths of a point."""


def render_word(volume: Volume, about: About, base: Mapping[str, bytes]) -> bytes:
    """The bytes of a ``.docx``: the same volume, furniture and base give the same bytes.

    ``base`` holds the parts of the base document under their file names (``furniture.BASE_PARTS``).
    Raises NotFound where one is missing, Unreadable where its numbering is none.
    """
    missing = [name for name in furniture.BASE_PARTS if name not in base]
    if missing:
        raise NotFound(f"the Word base has no {' and no '.join(missing)}")
    width = (_LONG if volume.spec.landscape else _SHORT) - 2 * _MARGIN
    numbering = Numbering(base["numbering.xml"])
    document = _document(volume, Body(numbering=numbering, width=width))
    parts = {f"word/{name}": base[name] for name in furniture.BASE_PARTS}
    parts |= {
        CONTENT_TYPES: furniture.render_content_types(),
        "_rels/.rels": furniture.render_package_relations(),
        "docProps/core.xml": furniture.render_core(volume, about),
        "word/_rels/document.xml.rels": furniture.render_document_relations(),
        "word/document.xml": document,
        "word/numbering.xml": numbering.render(),
        "word/header1.xml": furniture.render_header(about),
        "word/footer1.xml": furniture.render_footer(volume, about, width),
    }
    return pack_zip(parts, first=CONTENT_TYPES)


def _document(volume: Volume, body: Body) -> bytes:
    inside = body.render(volume.blocks) + _section(volume.spec.landscape)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>".encode()


def _section(landscape: bool) -> str:
    size = f'w:w="{_SHORT}" w:h="{_LONG}"'
    if landscape:
        size = f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"'
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{furniture.HEADER_ID}"/>'
        f'<w:footerReference w:type="default" r:id="{furniture.FOOTER_ID}"/>'
        f'<w:pgSz {size}/><w:pgMar {sides} w:header="709" w:footer="709" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )

from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tenderkit.formats.word.volume import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "pBdr": "top left bottom right between bar",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num",
    "num": "abstractNumId lvlOverride",
    "styles": "docDefaults latentStyles style",
    "settings": "writeProtection view zoom defaultTabStop characterSpacingControl compat"
    " themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
"""Order of children in ECMA-376 part 1, annex A; settings only as far as they are used."""

STYLE_NAMES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "NumberedText": "Numbered Text",
    "Provision": "Provision",
    "ListLetter": "List Letter",
    "ListRoman": "List Roman",
    "ListBullet": "List Bullet",
    "BodyText": "Body Text",
    "TableText": "Table Text",
    "TableHeading": "Table Heading",
    "DraftingNote": "Drafting Note",
    "DraftingNoteTitle": "Drafting Note Title",
    "AnswerPrompt": "Answer Prompt",
    "AnswerSpace": "Answer Space",
    "Header": "header",
    "Footer": "footer",
    "RequirementId": "Requirement Id",
    "Caption": "caption",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
}
ON_WHITE = "FFFFFF"
FILLS = {
    "TableHeading": "E6ECF4",
    "AnswerPrompt": "F2F4F7",
    "DraftingNote": "FFF3DC",
    "DraftingNoteTitle": "FFF3DC",
    "OpenBlank": "FFE94D",
}
"""What the words of a style stand on where it is not white."""


@pytest.fixture(params=["annotated", "form", "plain", "rich"])
def parts(request, volumes, about, base):
    """Every XML part of one volume, parsed."""
    with ZipFile(BytesIO(render_word(volumes[request.param], about, base))) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_children_stand_in_the_order_of_the_schema(parts):
    """Word repairs a file whose properties are out of order: none is, in any part."""
    wrong = []
    for name, root in parts.items():
        for element in root.iter():
            order = ORDERS.get(element.tag.removeprefix(W), "").split()
            children = [child.tag.removeprefix(W) for child in element] if order else []
            assert set(children) <= set(order), f"{name}: {element.tag} holds {children}"
            if any(order.index(a) > order.index(b) for a, b in pairwise(children)):
                wrong.append(f"{name}: {element.tag} holds {children}")

    assert not wrong


def test_tables_end_with_a_paragraph(parts):
    """No two tables touch, and none is last in a cell or in the body."""
    for parent in parts["word/document.xml"].iter():
        tags = [child.tag for child in parent]
        for here, after in pairwise([*tags, ""]):
            assert here != f"{W}tbl" or after == f"{W}p"


def test_cells_hold_a_paragraph_and_rows_fit_the_grid(parts):
    """Every cell has a paragraph at its end; every row has a cell for each column."""
    for table in parts["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert len(cells) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_everything_named_is_there(parts):
    """Every style, list and part that is named exists, and every part is named."""
    styles = {s.get(f"{W}styleId") for s in parts["word/styles.xml"].iter(f"{W}style")}
    nums = {n.get(f"{W}numId") for n in parts["word/numbering.xml"].iter(f"{W}num")} | {"0"}
    for root in parts.values():
        for element in root.iter():
            kind = element.tag.removeprefix(W)
            if kind in {"pStyle", "rStyle", "tblStyle", "basedOn", "next"}:
                assert element.get(f"{W}val") in styles
            if kind == "numId":
                assert element.get(f"{W}val") in nums

    listed = {e.get("PartName") for e in parts["[Content_Types].xml"] if e.get("PartName")}
    assert listed == {f"/{name}" for name in parts if not name.endswith((".rels", "s].xml"))}
    targets = {e.get("Target") for e in parts["word/_rels/document.xml.rels"]}
    assert {f"word/{target}" for target in targets} == {
        name for name in parts if name.startswith("word/") and name.count("/") == 1
    } - {"word/document.xml"}


def test_base_is_ours_alone(parts):
    """English (UK), Arial, no theme, no revision ids, no other tool's name."""
    styles = parts["word/styles.xml"]
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    assert defaults.find(f"{W}lang").get(f"{W}val") == "en-GB"
    assert defaults.find(f"{W}rFonts").get(f"{W}ascii") == "Arial"
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}widowControl") is not None
    for root in parts.values():
        text = ElementTree.tostring(root, encoding="unicode").lower()
        assert "rsid" not in text
        assert "theme=" not in text
        assert "python" not in text
        assert "updatefields" not in text


def test_styles_have_their_names(parts):
    """The styles that the pack uses or keeps for later, each under the name that Word knows."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in parts["word/styles.xml"].iter(f"{W}style")
    }

    assert STYLE_NAMES.items() <= names.items()


def test_colours_can_be_read(parts):
    """Words stand at least 4.5 to 1 against what is behind them."""
    for style in parts["word/styles.xml"].iter(f"{W}style"):
        colour = style.find(f"{W}rPr/{W}color")
        if colour is not None:
            behind = FILLS.get(style.get(f"{W}styleId"), ON_WHITE)
            assert _contrast(colour.get(f"{W}val"), behind) >= 4.5


def _contrast(one, other):
    """The contrast ratio of WCAG 2.2 between two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

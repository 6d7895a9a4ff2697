from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from tenderkit.errors import NotFound, Unreadable
from tenderkit.formats.word.volume import render_word
from tenderkit.model.anchor import bookmark_name
from tenderkit.model.block import (
    AnswerBox,
    Form,
    Gap,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Table,
    Tag,
    Text,
    shown,
)
from tenderkit.model.pack import Volume
from tenderkit.ooxml.xml_text import visible

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = ("annotated", "form", "plain", "rich")
PROMPTS = {
    "text": "",
    "yes-no": "Yes or no.",
    "choice": "One of: micro; <b>small</b>; large.",
    "date": "A date.",
    "money": "An amount in pounds, without value added tax.",
    "number": "A number.",
    "signature": "Name, position, signature and date of a person who can bind the Supplier.",
}
"""What a field asks for beside its label, by its kind."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(params=NAMES)
def name(request):
    """One of the volumes built by hand."""
    return request.param


@pytest.fixture
def word(name, volumes, about, base):
    """That volume as a Word file."""
    return render_word(volumes[name], about, base)


def test_document_is_the_golden_one(name, word, golden):
    """The body, indented and nothing else changed, is the one that was read and blessed."""
    root = ElementTree.fromstring(_part(word, "word/document.xml"))
    ElementTree.register_namespace("w", W[1:-1])
    ElementTree.indent(root)

    golden(GOLDEN / name / "document.xml", ElementTree.tostring(root, encoding="unicode") + "\n")


def test_no_golden_is_orphaned():
    """Every golden belongs to a volume that is still made."""
    present = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}

    assert present == {f"{n}/{file}" for n in NAMES for file in ("document.xml", "outline.txt")}


def test_text_is_what_the_tree_says(name, word, volumes):
    """Another library reads the words of the tree, in its order, and no others."""
    assert list(_read(docx.Document(BytesIO(word)))) == list(_tree(volumes[name].blocks))


def test_same_volume_gives_the_same_bytes(name, word, volumes, about, base):
    """Nothing but the arguments decides a single byte."""
    assert render_word(volumes[name], about, dict(reversed(base.items()))) == word


def test_properties_are_those_of_the_pack(word, name, volumes, about):
    """Title, author, language and dates come from the pack; no tool leaves its name."""
    properties = docx.Document(BytesIO(word)).core_properties

    assert properties.title == f"Housing management system, {volumes[name].label}"
    assert properties.author == properties.last_modified_by == "London Borough of Hexbridge"
    assert properties.created == properties.modified == datetime(2026, 3, 2, tzinfo=UTC)
    assert properties.language == "en-GB"
    assert properties.keywords == "DA-060@1.0.0"
    assert properties.comments == ""
    assert about.dated == date(2026, 3, 2)


def test_header_and_footer(volumes, about, base):
    """They name authority, pack, volume, status, library and the page, whatever those hold."""
    other = replace(about, title="Repairs & <Ltd>", status="draft")
    section = docx.Document(BytesIO(render_word(volumes["rich"], other, base))).sections[0]

    assert [p.text for p in section.header.paragraphs] == [
        "London Borough of Hexbridge  ·  Repairs & <Ltd>"
    ]
    assert [p.text for p in section.footer.paragraphs] == [
        "HXB-2026-014  ·  Volume 2: Specification",
        "Draft  ·  tenderkit 2026.1\tPage 1 of 1",
    ]
    instructions = [e.text for e in section.footer._element.iter(qn("w:instrText"))]
    assert instructions == [" PAGE ", " NUMPAGES "]


def test_pages_are_a4(volumes, about, base):
    """Margins are 2.5 cm; a landscape volume has its long side across, and its tables fill it."""
    upright = docx.Document(BytesIO(render_word(volumes["rich"], about, base))).sections[0]
    across = docx.Document(BytesIO(render_word(volumes["plain"], about, base))).sections[0]

    assert (round(upright.page_width.cm, 1), round(upright.page_height.cm, 1)) == (21.0, 29.7)
    assert (round(across.page_width.cm, 1), round(across.page_height.cm, 1)) == (29.7, 21.0)
    assert (upright.orientation, across.orientation) == (0, 1)
    for section in (upright, across):
        for margin in ("top_margin", "right_margin", "bottom_margin", "left_margin"):
            assert abs(getattr(section, margin) - Cm(2.5)) < Cm(0.01)


def test_bold_italic_and_marks_look_so(volumes, about, base):
    """Bold words are bold, italic ones italic, ids small and grey, and open blanks yellow."""
    document = docx.Document(BytesIO(render_word(volumes["rich"], about, base)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    looks = {run.text: run for run in runs}

    assert [run.text for run in runs if run.bold] == ["complete"]
    assert [run.text for run in runs if run.italic] == ["readable"]
    tag = looks["DA-060.R3 SHOULD"].style
    assert (tag.name, tag.font.size.pt, str(tag.font.color.rgb)) == ("Requirement Id", 8, "595959")
    blank = looks["[Format of the full export]"].style
    assert blank.name == "Open Blank"
    assert blank.element.rPr.find(qn("w:shd")).get(qn("w:fill")) == "FFE94D"
    assert looks["10 Working Days"].style.name == "Default Paragraph Font"


def test_bookmarks_are_balanced(word, name, volumes):
    """Each anchor is one bookmark around its own paragraph, with ids from 1 without a hole."""
    root = ElementTree.fromstring(_part(word, "word/document.xml"))
    marked = []
    for paragraph in root.iter(f"{W}p"):
        starts = [e.attrib for e in paragraph.iter(f"{W}bookmarkStart")]
        ends = [e.attrib for e in paragraph.iter(f"{W}bookmarkEnd")]
        assert [s[f"{W}id"] for s in starts] == [e[f"{W}id"] for e in ends]
        marked.extend(starts)
    anchors = [b.anchor for b in volumes[name].blocks if getattr(b, "anchor", "")]

    assert [mark[f"{W}id"] for mark in marked] == [str(n + 1) for n in range(len(marked))]
    assert [mark[f"{W}name"] for mark in marked] == [bookmark_name(a) for a in anchors]


def test_equal_anchors_make_one_bookmark(volumes, about, base):
    """Word holds a name once, whatever its case: the first of two keeps it."""
    blocks = tuple(Paragraph(runs=(Text(text="x"),), anchor=a) for a in ("DA-1", "da_1", "!"))
    volume = Volume(spec=volumes["rich"].spec, blocks=blocks)
    document = _part(render_word(volume, about, base), "word/document.xml").decode()

    assert document.count("<w:bookmarkStart ") == document.count("<w:bookmarkEnd ") == 1


def test_lead_ins_and_headings_stay_with_what_follows(volumes, about, base):
    """What announces a list, table or box is kept on its page; other paragraphs are free."""
    document = docx.Document(BytesIO(render_word(volumes["rich"], about, base)))
    kept = [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next]

    assert "The export must hold: DA-060.R2 MUST" in kept
    assert "Table of volumes, by shares:" in kept
    assert "for each record:" in kept
    assert "its identifier;" not in kept
    for style in ("Title", "Heading 1", "Heading 2", "Table Heading", "Answer Prompt"):
        assert document.styles[style].paragraph_format.keep_with_next


def test_unnumbered_headings_carry_no_number(volumes, about, base):
    """A heading without a number in the tree takes Word's number away from its style."""
    root = ElementTree.fromstring(
        _part(render_word(volumes["plain"], about, base), "word/document.xml")
    )
    headings = [
        properties
        for properties in root.iter(f"{W}pPr")
        if properties[0].get(f"{W}val", "").startswith("Heading")
    ]

    assert len(headings) == 2
    assert all(h.find(f"{W}numPr/{W}numId").get(f"{W}val") == "0" for h in headings)


def test_missing_base_part_is_named(volumes, about, base):
    """Without a part of the base document there is no Word file, and the message says which."""
    rest = {name: part for name, part in base.items() if not name.startswith(("st", "se"))}

    with pytest.raises(NotFound) as caught:
        render_word(volumes["rich"], about, rest)

    assert caught.value.message == "the Word base has no styles.xml and no settings.xml"


@pytest.mark.parametrize("part", [b"", b"<w:numbering/>", b"\xff\xfe"])
def test_base_numbering_that_is_none(volumes, about, base, part):
    """A numbering part without a list cannot number anything."""
    with pytest.raises(Unreadable, match="holds no list"):
        render_word(volumes["rich"], about, {**base, "numbering.xml": part})


def test_empty_volume_opens(volumes, about, base):
    """A volume without blocks is a document without words."""
    volume = Volume(spec=volumes["rich"].spec, blocks=())

    assert list(_read(docx.Document(BytesIO(render_word(volume, about, base))))) == []


def _part(word, name):
    with ZipFile(BytesIO(word)) as archive:
        return archive.read(name)


def _lines(text):
    """Line ends as the reader reports them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _words(runs):
    """The words of some runs; a tag follows a space."""
    shown_runs = (f" {r.text}" if isinstance(r, Tag) else shown(r) for r in runs)
    return _lines(visible("".join(shown_runs)))


def _read(container):
    for block in container.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _read(cell)
        elif block.style.name != "Table End":
            yield block.text


def _tree(blocks):
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield _words(block.runs)
            case Items():
                for item in block.items:
                    yield from _tree(item.blocks)
            case Table():
                columns = max(len(row) for row in (block.header, *block.rows))
                for row in (block.header, *block.rows):
                    yield from (_words(cell) for cell in row)
                    yield from [""] * (columns - len(row))
            case AnswerBox():
                limit = f" At most {block.words:,} words." if block.words else ""
                prompt = block.prompt or "State whether you comply."
                yield f"Answer {block.id}\u2002{prompt}{limit}"
                yield ""
            case Form():
                yield from _form(block)
            case Note():
                yield f"Drafting note: {block.title}" if block.title else "Drafting note"
                yield from _tree(block.blocks)


def _form(form):
    """What is asked beside room to write, under a header; a table below its own words."""
    headed = False
    for field in form.fields:
        if not field.columns and not headed:
            yield from ("Field", "Supplier's entry")
        headed = not field.columns
        yield f"{field.id}\u2002{field.label}"
        if field.columns:
            yield from field.columns
            yield from [""] * (len(field.columns) * field.rows)
        else:
            limit = f"At most {field.words:,} words." if field.words else ""
            yield from filter(None, [PROMPTS[field.kind] or limit])
            yield ""


def test_an_item_that_begins_with_no_paragraph(volumes, about, base):
    """The item keeps its letter on an empty line above what it holds."""
    table = Table(header=((Text(text="x"),),), rows=(((Gap(name="a", shown="y", filled=True),),),))
    items = Items(items=(Item(blocks=(table,), number="(a)"), Item(blocks=())), ordered=True)
    volume = Volume(spec=volumes["rich"].spec, blocks=(items,))

    read = list(_read(docx.Document(BytesIO(render_word(volume, about, base)))))

    assert read == ["", "x", "y", ""]

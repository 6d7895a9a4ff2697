"""Volumes built by hand: every kind of block, lists that start again, and values that mean harm."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.strategies import definitions, library, opportunity

from tenderkit.formats.about import About
from tenderkit.model.block import (
    AnswerBox,
    Block,
    Form,
    FormField,
    Gap,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Reference,
    Runs,
    Table,
    Tag,
    Text,
)
from tenderkit.model.pack import Pack, Selection, Volume, VolumeSpec

_ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "*Ltd*",
    "<script>alert(1)</script>",
    "| a | b |",
    "{{ 7*7 }}",
    "# x",
    "- x",
    "1. x",
    "+ x",
    "2) x",
    "> x",
    "===",
    "---",
    "***",
    "::: answer DA-060.R2",
    ":::",
    ":-",
    "`code` ``",
    "~~~",
    "[a](b) ![c](d)",
    "[a]: b",
    "[x] done",
    "&amp; &#65; & Co",
    "<!-- x -->",
    "a\\|b\\",
    "C# and C #",
    "**bold** __bold__ _x_",
    "$a$ and ~b~",
    "https://example.org/a_b_c",
    "one\ntwo\n\n# three\r\n- four\n",
    "\nfirst",
    "tab\there",
    "bell \x07 escape \x1b null \x00 lone \ud800",
    "a &<b> \"c\" 'd'",
    "Tŷ Cymru, £1,400.00 – “quoted”",
)


def _t(text: str, **style: bool) -> Text:
    return Text(text=text, **style)


def _p(text: str, level: int = 0, number: str = "", anchor: str = "") -> Paragraph:
    return Paragraph(runs=(_t(text),), level=level, number=number, anchor=anchor)


def _h(level: int, text: str, number: str = "", anchor: str = "") -> Heading:
    return Heading(level=level, runs=(_t(text),), number=number, anchor=anchor)


def _letters(*contents: str | tuple[Block, ...]) -> Items:
    return _ordered(1, ["(a)", "(b)", "(c)", "(d)"], contents)


def _romans(*contents: str | tuple[Block, ...]) -> Items:
    return _ordered(2, ["(i)", "(ii)", "(iii)", "(iv)"], contents)


def _ordered(
    depth: int, numbers: list[str], contents: tuple[str | tuple[Block, ...], ...]
) -> Items:
    items = tuple(
        Item(number=number, blocks=(_p(content),) if isinstance(content, str) else content)
        for number, content in zip(numbers, contents, strict=False)
    )
    return Items(items=items, ordered=True, depth=depth)


def _bullets(*contents: str | tuple[Block, ...], depth: int = 1) -> Items:
    items = tuple(
        Item(blocks=(_p(content),) if isinstance(content, str) else content) for content in contents
    )
    return Items(items=items, depth=depth)


def _cells(*texts: str) -> tuple[Runs, ...]:
    return tuple((_t(text),) for text in texts)


def _provision(number: str, id: str, level: str, *runs: Text | Gap | Reference) -> Paragraph:
    return Paragraph(
        level=3,
        number=number,
        anchor=id,
        origin="DA-060@1.0.0",
        runs=(*runs, Tag(text=f"{id} {level}")),
    )


_DAYS = Gap(name="full_export_working_days", shown="10 Working Days", filled=True, layer="default")
_OPEN = Gap(name="export_format", shown="Format of the full export", filled=False)
_ELSEWHERE = Reference(
    target="DA-050.R1", shown="Volume 2, paragraph 1.1.1 (DA-050.R1)", volume="2"
)
_LOST = Reference(target="DA-999")

_INTRODUCTION: tuple[Block, ...] = (
    _h(0, "Specification"),
    _p("This volume says what the System has to do. It contains:"),
    _letters(
        "the common requirements; and",
        (_p("the annex, that is:"), _romans("its requirements", "its tables")),
    ),
    _p("Before the first section stands a second list:"),
    _letters("alpha", "beta"),
    _bullets("one point", (_p("another point:"), _bullets("inner", depth=2))),
)
_DATA_ACCESS: tuple[Block, ...] = (
    _h(1, "Data access", "1", "section-1"),
    _p("The Council has to reach its own data without help. This section binds the Supplier."),
    _h(2, "Full export of data", "1.1", "DA-060"),
    _provision(
        "1.1.1",
        "DA-060.R1",
        "MUST",
        _t("The Supplier must give the Council a full export of the Council Data within "),
        _DAYS,
        _t(" of a request, in the format of "),
        _OPEN,
        _t(", as described in "),
        _ELSEWHERE,
        _t("."),
    ),
    _provision("1.1.2", "DA-060.R2", "MUST", _t("The export must hold:")),
    _letters(
        "every record of a tenancy, a repair, a payment and a contact that the System holds, "
        "with the dates on which each was created and last changed, whoever made the change;",
        (
            _p("for each record:"),
            _romans("its identifier;", "the identifiers of the records that it is linked to; and"),
            _p("and in every case the name of the table it was taken from; and"),
        ),
        (_p("for each document:"), _romans("the file; and", "its metadata.")),
    ),
    _p("The Council may ask for less. It then names:"),
    _letters("the tables; or", (_p("the records, by:"), _romans("identifier; or", "date."))),
    Paragraph(
        level=3,
        number="1.1.3",
        anchor="DA-060.R3",
        runs=(
            _t("The export must be "),
            _t("complete", bold=True),
            _t(" and "),
            _t("readable", italic=True),
            _t("; see "),
            _LOST,
            _t("."),
            Tag(text="DA-060.R3 SHOULD"),
        ),
    ),
    _letters("first after a provision", "second after a provision"),
    AnswerBox(
        id="DA-060.R2", words=250, prompt="Describe one export you have made in the last year."
    ),
    AnswerBox(id="DA-060.R3", kind="comply"),
    _h(2, "Formats", "1.2"),
    _p("A numbered paragraph stands under its section:", 2, "1.3", "formats"),
    _bullets(
        "comma-separated values;", (_p("JSON, of these:"), _bullets("lines", "documents", depth=2))
    ),
    _p("A second numbered paragraph, with a list of its own:", 2, "1.4"),
    _letters("open; and", (_p("documented:"), _bullets("in English", depth=2))),
)
_TABLES: tuple[Block, ...] = (
    _h(1, "Tables", "2"),
    _p("Table of volumes, by shares:"),
    Table(
        title="Volumes of the pack",
        widths=(15, 55, 30),
        header=_cells("Volume", "Title", "Completed by"),
        rows=(
            _cells("1", "Instructions", "Council"),
            ((_t("2"),), (_t("Specification", bold=True), _t(" with annex")), (_OPEN,)),
            _cells("3"),
        ),
    ),
    Table(
        header=_cells("Id", "Requirement as it stands in the specification", "Level"),
        rows=tuple(
            _cells(
                f"DA-060.R{n}",
                "The Supplier must give the Council a full export of the Council Data within ten "
                "Working Days of a request, without charge and without a change to the System.",
                "MUST",
            )
            for n in range(1, 25)
        ),
    ),
    _h(1, "An unnumbered heading"),
    _h(1, "Hostile values", "3"),
)


def _hostile() -> tuple[Block, ...]:
    blocks: list[Block] = [_h(2, "As # they - stand #", "3.1")]
    for count, value in enumerate(HOSTILE):
        filled = Gap(name="value", shown=value, filled=True)
        blocks.append(_p(value))
        blocks.append(Paragraph(level=3, number=f"3.1.{count + 1}", runs=(filled,)))
    blocks.append(_bullets(*HOSTILE))
    blocks.append(_letters(*HOSTILE[:4]))
    blocks.append(
        Table(
            title='Values "as they | stand"',
            header=_cells("Name", "Value"),
            rows=tuple(_cells(value, f"x{value}") for value in HOSTILE),
        )
    )
    blocks.append(AnswerBox(id="Q-01", words=1250, prompt="# Why *you*?\n- because"))
    return tuple(blocks)


_NOTES: tuple[Block, ...] = (
    Note(
        title="how long an export takes",
        blocks=(
            _p("Ten Working Days is the default. Choose less only where the Council moves soon:"),
            _letters(
                "a longer wait holds up the next supplier, who cannot test anything before it "
                "has seen the data; and",
                (_p("a shorter one costs more:"), _romans("in money", "in people")),
            ),
            _bullets("one", "two"),
            _bullets((_p("three"), _p("and more of three"), _bullets("inner", depth=2))),
            _h(2, "Further"),
            _p("See the guidance:"),
            Table(header=_cells("Item", "About"), rows=(_cells("IG-09", "Exports"),)),
            AnswerBox(id="N-1", kind="comply"),
        ),
    ),
    Note(blocks=(_p("A note without a title."),)),
)

_FORM = Form(
    key="supplier",
    title="The Supplier",
    fields=(
        FormField(id="SQ-A1", label="Name under which the Supplier is registered."),
        FormField(id="SQ-A2", label="Does it *rely* on others?", kind="yes-no"),
        FormField(
            id="SQ-A3", label="Size", kind="choice", choices=("micro", "<b>small</b>", "large")
        ),
        FormField(id="SQ-A4", label="What happened, and when", words=500),
        FormField(id="SQ-A5", label="Day", kind="date"),
        FormField(
            id="SQ-A6",
            label="Members | of # the group",
            kind="table",
            columns=("Member", "Share & part", "Identifier on the platform"),
            rows=3,
        ),
        FormField(id="SQ-A7", label="Others", kind="table", columns=("Who",), rows=1),
        FormField(id="SQ-A8", label="Whole price", kind="money"),
        FormField(id="SQ-A9", label="Staff", kind="number"),
        FormField(id="SQ-B1", label="Signed", kind="signature"),
    ),
)


def _form_blocks() -> tuple[Block, ...]:
    return (
        _h(0, "Questionnaire"),
        _h(1, "The Supplier", "1", "section-1"),
        _p("Complete every field.", 2, "1.1"),
        _FORM,
        _h(1, "What follows", "2"),
        _p("A form is followed by words."),
    )


_RICH = VolumeSpec(key="2", title="Specification", template="", file="02-specification")
_PLAIN = VolumeSpec(
    key="A",
    title="Record",
    template="",
    file="a",
    audience="internal",
    landscape=True,
    numbered=False,
)


def _plain_blocks() -> tuple[Block, ...]:
    return (
        _h(0, "Record of the pack"),
        _h(1, "Why"),
        _p("Every requirement comes from a need."),
        _letters("need", (_p("question"), _romans("one"), _p("between"), _romans("one again"))),
        _h(2, "How"),
        _p("By lists:"),
        _letters("first", "second"),
        _bullets("point", (_p("point"), _bullets("inner point", depth=2))),
        Table(
            header=_cells("Need", "Requirement", "Question", "Criterion"),
            rows=(_cells("N-01", "DA-060.R1", "Q-01", "C-01"),),
        ),
        Table(header=_cells("A", "B"), rows=(_cells("1", "2"),)),
    )


@pytest.fixture(scope="session")
def volumes() -> Mapping[str, Volume]:
    """Name to volume; each has goldens under its name."""
    rich = (*_INTRODUCTION, *_DATA_ACCESS, *_TABLES, *_hostile())
    annotated = (*_INTRODUCTION, *_DATA_ACCESS[:4], *_NOTES, *_DATA_ACCESS[4:])
    return {
        "annotated": Volume(spec=_RICH, blocks=annotated),
        "form": Volume(spec=_RICH, blocks=_form_blocks()),
        "plain": Volume(spec=_PLAIN, blocks=_plain_blocks()),
        "rich": Volume(spec=_RICH, blocks=rich),
    }


@pytest.fixture(scope="session")
def about() -> About:
    """The furniture of every volume here."""
    return About(
        reference="HXB-2026-014",
        title="Housing management system",
        authority="London Borough of Hexbridge",
        library="tenderkit 2026.1",
        dated=date(2026, 3, 2),
        clauses=("DA-060@1.0.0",),
    )


@pytest.fixture(scope="session")
def base() -> Mapping[str, bytes]:
    """The parts of the bundled base document."""
    return {path.name: path.read_bytes() for path in sorted((_ROOT / "templates/word").iterdir())}


@pytest.fixture
def pack() -> Callable[..., Pack]:
    """Makes a pack without volumes; ``pack`` fields by name, and those of its opportunity apart."""

    def make(of_pack: Mapping[str, object] | None = None, **fields: object) -> Pack:
        usual = {
            "opportunity": opportunity(**fields),
            "library": library(),
            "selection": Selection(taken=(), left_out=(), facts={}, definitions=definitions()),
            "volumes": (),
            "annotated": (),
            "requirements": (),
            "filled": (),
            "anchors": {},
            "terms_used": (),
        }
        return Pack(**{**usual, **(of_pack or {})})

    return make

import pytest
from tests.strategies import clause, library, opportunity, provision, version

from tenderkit.model.block import Heading, Items, Paragraph, Table, Text
from tenderkit.model.place import Place

_LIBRARY = library(clause(version("DA-060", title="Full export")))
VALUES = [
    "*Ltd*",
    "**Ltd** _x_",
    "<script>alert(1)</script>",
    "| a | b |",
    "{{ 7*7 }}",
    "{=0}",
    "{=99}",
    "{DA-060}",
    "{days}",
    "# heading",
    "1. one\n2. two",
    "one\n\n## two\n\n- three",
    "| a |\n|---|\n| b |",
    "[a](https://example.org)",
    "\\*",
    "\x1b[31m \ud800 \u202e",
    "x" * 1_000_000,
]
_EVERYWHERE = """## {{ opportunity.title }}

before {{ opportunity.title }} after

- {{ opportunity.title }}
- *{{ opportunity.title }}*

| {{ opportunity.title }} |
|---|
| {{ opportunity.title }} |
"""


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value[:24]))
def test_a_value_never_becomes_markup(made, value):
    """In a heading, a paragraph, a list and a table it stays the text that was typed."""
    heading, paragraph, items, table = made(opportunity(title=value), _LIBRARY, _EVERYWHERE)

    assert heading == Heading(level=1, runs=(Text(text=value),))
    assert paragraph.runs == (Text(text="before "), Text(text=value), Text(text=" after"))
    first, second = (item.blocks for item in items.items)
    assert first == (Paragraph(runs=(Text(text=value),)),)
    assert second == (Paragraph(runs=(Text(text=value, italic=True),)),)
    assert (table.header, table.rows) == (((Text(text=value),),), (((Text(text=value),),),))


def test_an_empty_value_prints_nothing(made):
    """No empty run is left behind."""
    (paragraph,) = made(opportunity(title=""), _LIBRARY, "before {{ opportunity.title }}after")

    assert paragraph.runs == (Text(text="before "), Text(text="after"))


def test_blocks_stand_where_their_line_stands(made, outline):
    """Spaces around a call do not matter; what is before and after it stays in order."""
    source = "one\n\n  {{ clause('DA-060') }}  \n{{ versions() }}\n\ntwo\n"

    assert outline(made(opportunity(), _LIBRARY, source)) == [
        "one",
        "Full exportDA-060",
        "The Supplier must comply.DA-060.R1 · MUST",
        "Clause | Title | Version | Applies to procurements commenced from",
        "DA-060 | Full export | 1.0.0 | 1 October 2025",
        "Definitions | General terms | 1.0.0 | ",
        "two",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("See {{ matrix() }} here.", "matrix is not alone on its line"),
        ("- {{ clause('DA-060') }}", "clause is not alone on its line"),
        ("{{ matrix() }} {{ prices() }}", "matrix is not alone on its line"),
        ("{{ clause('DA-999') }}", "clause DA-999 is not in this pack"),
        ("{{ answer('Q-99') }}", "Q-99 is neither a question nor a requirement of this pack"),
        ("{{ clause() }}", "clause takes one argument, its id, not 0"),
        ("{{ form('declarations', 'again') }}", "form takes one argument, its key, not 2"),
        ("{{ matrix('DA-060') }}", "matrix takes no argument, not 1"),
    ],
)
def test_a_block_that_cannot_be_made_is_a_finding(composed, spec, source, message):
    """It names the template, and says what stands in the way."""
    _, findings = composed(opportunity(), _LIBRARY, (spec("2"), source))

    assert findings[0].message == message
    assert (findings[0].code, findings[0].name) == ("PCK005", "unknown-block")
    assert findings[0].at == Place(file="templates/2.md.j2")


@pytest.mark.parametrize("arguments", ["", "'DA-060', 'DA-070'"])
def test_a_reference_points_to_one_thing(composed, spec, arguments):
    """``ref`` without a target, or with two, would leave a hole in a sentence."""
    _, (finding,) = composed(
        opportunity(), _LIBRARY, (spec("2"), f"See {{{{ ref({arguments}) }}}}.")
    )

    assert finding.name == "unknown-block"
    assert finding.message.startswith("ref takes one argument, its target, not ")


def test_paragraphs_of_a_numbered_volume_take_the_level_below_their_heading(composed, spec):
    """Title and preface stay bare; lists and tables take no number of their own."""
    source = "# Title\n\npreface\n\n## One\n\ntwo\n\n- item\n\n### Three\n\nfour\n\n{{ clause('DA-060') }}\n"
    pack, _ = composed(opportunity(), _LIBRARY, (spec("2"), source))
    kinds = [
        (type(block).__name__, getattr(block, "level", None), getattr(block, "number", None))
        for block in pack.volumes[0].blocks
    ]

    assert kinds == [
        ("Heading", 0, ""),
        ("Paragraph", 0, ""),
        ("Heading", 1, "1"),
        ("Paragraph", 2, "1.1"),
        ("Items", None, None),
        ("Heading", 2, "1.2"),
        ("Paragraph", 3, "1.2.1"),
        ("Heading", 2, "1.3"),
        ("Paragraph", 3, "1.3.1"),
    ]


def test_what_follows_in_a_provision_takes_no_number(composed, spec, outline):
    """A second paragraph belongs to the provision above it, and the next provision counts on."""
    provisions = (provision("DA-060.R1", "One.\n\nMore of one."), provision("DA-060.R2", "Two."))
    known = library(clause(version("DA-060", provisions=provisions)))
    pack, _ = composed(opportunity(), known, (spec("2"), "## One\n\n{{ clause('DA-060') }}\n"))

    assert outline(pack.volumes[0].blocks)[2:] == [
        "1.1.1 One.DA-060.R1 · MUST",
        "More of one.",
        "1.1.2 Two.DA-060.R2 · MUST",
    ]


def test_lists_and_tables_of_a_template_are_what_they_are(made):
    """A template's own Markdown is read, unlike what it prints."""
    items, table = made(opportunity(), _LIBRARY, "1. one\n\n| a |\n|---|\n")

    assert isinstance(items, Items)
    assert isinstance(table, Table)

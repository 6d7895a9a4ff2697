import pytest
from tests.strategies import prose, provision, rule, version

from tenderkit.compose.wording import Wording
from tenderkit.model.block import Gap, Heading, Items, Paragraph, Reference, Table, Tag, Text, lines
from tenderkit.model.clause import Blank, Level
from tenderkit.model.pack import Filled
from tenderkit.model.place import Place, Prose


def _filled(key: str, value: str, shown: str = "", layer: str = "default") -> Filled:
    clause, _, name = key.partition(".")
    blank = Blank(name=name, label=f"Label of {name}", type="working_days")
    return Filled(clause=clause, blank=blank, value=value, shown=shown or value, layer=layer)


def _wording(*filled: Filled, pass_or_fail: str = "") -> Wording:
    return Wording(
        filled={one.key: one for one in filled},
        pass_or_fail=frozenset([pass_or_fail]),
    )


def _runs(text: str, *filled: Filled):
    (block,) = _wording(*filled).prose("DA-060", prose(text))
    return block.runs


def test_a_clause_is_a_heading_and_its_provisions():
    """Every block of it knows the version it comes from, and a requirement shows id and level."""
    clause = version(
        "DA-060", "1.1.0", title="Full export", provisions=(provision("DA-060.R1", "It must."),)
    )

    assert _wording().clause(clause) == (
        Heading(
            level=2,
            runs=(Text(text="Full export"), Tag(text="DA-060")),
            anchor="DA-060",
            origin="DA-060@1.1.0",
        ),
        Paragraph(
            level=3,
            runs=(Text(text="It must."), Tag(text="DA-060.R1 · MUST")),
            anchor="DA-060.R1",
            origin="DA-060@1.1.0",
        ),
    )


@pytest.mark.parametrize(
    ("one", "tag"),
    [
        (provision("DA-060.R1", level=Level.SHOULD), "DA-060.R1 · SHOULD"),
        (provision("DA-060.R2"), "DA-060.R2 · MUST · pass or fail"),
        (rule("DA-060.R1", "The Council may."), "DA-060.R1"),
    ],
)
def test_a_provision_shows_what_it_is(one, tag):
    """Its id, its level where it has one, and whether a response can fail by it."""
    (paragraph,) = _wording(pass_or_fail="DA-060.R2").provision(version("DA-060"), one)

    assert paragraph.runs[-1] == Tag(text=tag)


def test_blanks_are_filled_in_their_place():
    """By the clause's own name or another clause's, each with its layer."""
    council = _filled("COM-030.cap", "2000", "2,000", layer="council")

    runs = _runs("in {days} of {COM-030.cap}", _filled("DA-060.days", "10"), council)

    assert runs == (
        Text(text="in "),
        Gap(name="DA-060.days", shown="10", filled=True, layer="default", at=Place(column=3)),
        Text(text=" of "),
        Gap(name="COM-030.cap", shown="2,000", filled=True, layer="council", at=Place(column=13)),
    )


def test_a_blank_that_nobody_filled_shows_its_label():
    """And one that no clause has shows its name; neither counts as filled."""
    unfilled, unknown = (
        run for run in _runs("{days}{hours}", _filled("DA-060.days", "", layer=""))
    )

    assert (unfilled.shown, unfilled.filled) == ("Label of days", False)
    assert (unknown.name, unknown.shown, unknown.filled) == ("DA-060.hours", "hours", False)


def test_a_reference_is_left_to_be_resolved():
    """It knows where it was written, so that a slip can be shown."""
    text = Prose(text="See\n{DA-070.R1}.", at=Place(file="1.0.0.yaml", line=5, column=11), indent=7)
    ((_, reference, _),) = [block.runs for block in _wording().prose("DA-060", text)]

    at = Place(file="1.0.0.yaml", line=6, column=7)
    assert reference == Reference(target="DA-070.R1", at=at)


def test_a_slip_in_braces_and_an_escape_are_words():
    """Nothing of a text is lost."""
    assert _runs(r"a \{ b") == (Text(text="a { b"),)
    assert _runs("a } b") == (Text(text="a "), Text(text="}"), Text(text=" b"))


def test_what_follows_in_a_provision_belongs_to_it():
    """Only the first paragraph has number and id; a list comes as it is, a paragraph without number."""
    one = provision("DA-060.R1", "It must hold:\n\n1. records.\n\nNothing else.")
    first, items, last = _wording().provision(version("DA-060"), one)

    assert (first.level, first.anchor) == (3, "DA-060.R1")
    assert isinstance(items, Items)
    assert last == Paragraph(runs=(Text(text="Nothing else."),), origin="DA-060@1.0.0")


@pytest.mark.parametrize(
    ("text", "after"), [("- one", [Items]), ("| a |\n|---|", [Table]), ("", [])]
)
def test_a_provision_without_a_first_paragraph_still_has_its_number(text, after):
    """Its id stands on a line of its own."""
    first, *rest = _wording().provision(version("DA-060"), provision("DA-060.R1", text))

    assert (first.level, first.runs) == (3, (Tag(text="DA-060.R1 · MUST"),))
    assert [type(block) for block in rest] == after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It must\nhold {days} records.", "It must hold 10 records."),
        ("It must hold:\n\n1. records; and\n   1. links\n2. notes.",
         "It must hold:\n(a) records; and\n(a) (i) links\n(b) notes."),
        ("- one\n- two", "- one\n- two"),
        ("one\n\n**two**", "one\ntwo"),
        ("## one", "one"),
        ("Times:\n\n| Severity | Days |\n|---|---|\n| 1 | {days} |", "Times:\nSeverity | Days\n1 | 10"),
        ("see {DA-070.R1} and {hours}", "see DA-070.R1 and [hours]"),
    ],
)  # fmt: skip
def test_the_words_of_a_requirement(text, expected):
    """One line a block, lists numbered and tables row by row: what is digested and answered."""
    words = _wording(_filled("DA-060.days", "10")).text_of(
        version("DA-060"), provision("DA-060.R1", text)
    )

    assert words == expected


def test_a_drafting_note_carries_its_clause_and_its_own_list_numbers():
    """Officers see whose note it is and which blank to change; each line is a paragraph."""
    text = "Mind {days}.\nAsk for {more}:\n\n1. one;\n2. two.\n"
    note = _wording(_filled("DA-060.days", "10")).note(version("DA-060", drafting_note=prose(text)))

    assert note.title == "Drafting note for DA-060"
    assert lines(note.blocks) == [
        "Mind days (10).",
        "Ask for more (not filled):",
        "(a) one;",
        "(b) two.",
    ]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("within {days} Working Days of it", "1", "within 1 Working Day of it"),
        ("within {days} Working Days of it", "2", "within 2 Working Days of it"),
        ("within {days} days or {days} hours", "1", "within 1 day or 1 hour"),
        ("within {days} days, and days more", "1", "within 1 day, and days more"),
        ("no. {days}, days apart", "1", "no. 1, days apart"),
        ("{days} daysworth", "1", "1 daysworth"),
        ("{days} per cent", "1", "1 per cent"),
    ],
)
def test_one_is_singular(text, value, expected):
    """The unit right behind a blank that is filled with 1 loses its s, and no other word does."""
    words = _wording(_filled("DA-060.days", value)).text_of(
        version("DA-060"), provision("DA-060.R1", text)
    )

    assert words == expected

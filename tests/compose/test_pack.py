import pytest
from tests.strategies import (
    DAY,
    clause,
    definitions,
    library,
    opportunity,
    prose,
    provision,
    rule,
    version,
)

from tenderkit.compose.pack import Templates, compose
from tenderkit.compose.select import select
from tenderkit.model.block import Heading, Note, Paragraph, Reference
from tenderkit.model.clause import Answer, Blank, Term
from tenderkit.model.opportunity import Annex, Departure, Moment, Question
from tenderkit.model.pack import Pins
from tenderkit.model.place import Link, Typed

_DAYS = Blank(name="days", label="Days for an export", type="working_days", default="10")
_START = Blank(name="start", label="Start of exports", type="date")
_EXPORT = version(
    "DA-060",
    title="Full export",
    blanks=(_DAYS, _START),
    drafting_note=prose("Do not lengthen {days}.\n\nSee {COM-030}."),
    provisions=(
        provision(
            "DA-060.R1",
            "The Supplier must export all Council Data within {days} Working Days:\n\n"
            "1. from {start}; and\n2. without charge, see {COM-030.R1}.",
            answer=Answer(kind="number", unit="working_days", maximum="{days}"),
        ),
        rule("DA-060.R2", "Exports follow {DA-060.R1} and {DA-999}."),
    ),
)
_CHARGES = version(
    "COM-030",
    title="Charges",
    blanks=(Blank(name="cap", label="Cap", type="number", default="2000"),),
    terms=(Term(term="Charges", text=prose("the sums of {COM-030.R1} and the Price Table")),),
    provisions=(
        provision(
            "COM-030.R1",
            "The Supplier must not raise the Charges above {cap} for {DA-060}.",
            answer=Answer(kind="number", minimum="0", maximum="{DA-060.days}"),
        ),
    ),
)
_TERMS = definitions(
    terms=(
        Term(term="Council Data", text=prose("data that the Council Systems hold")),
        Term(term="Council Systems", text=prose("systems of the Council")),
        Term(term="Price Table", text=prose("volume 7")),
        Term(term="Working Day", plural="Working Days", text=prose("a day on which banks open")),
        Term(term="Service Level", text=prose("a level")),
        Term(term="Act", text=prose("an Act")),
    )
)
_LIBRARY = library(
    clause(_EXPORT), clause(_CHARGES), definitions=(_TERMS,), proper_names=("Procurement Act 2023",)
)
_SPECIFICATION = """# {{ opportunity.title }}

Under the Procurement Act 2023.

{% for section in sections.specification %}

## {{ section.title }}

{% for id in section.clauses %}
{{ clause(id) }}
{% endfor %}
{% endfor %}

## Last words

See {{ ref("COM-030.R1") }} and {{ ref("Q-99") }}.
"""
_CONDITIONS = """{% for section in sections.conditions %}

## {{ section.title }}

{% for id in section.clauses %}
{{ clause(id) }}
{% endfor %}
{% endfor %}

## Terms

{{ definitions() }}
"""
_RECORD = "## Record\n\n{{ clause('DA-060') }}\n\nService Level\n"


@pytest.fixture
def tiny(composed, spec):
    """A pack of a specification, conditions and a record that stays inside, and its findings."""

    def make(**fields):
        return composed(
            opportunity(**fields),
            _LIBRARY,
            (spec("2"), _SPECIFICATION),
            (spec("8"), _CONDITIONS),
            (spec("A", audience="internal"), _RECORD),
        )

    return make


def test_a_pack_from_end_to_end(tiny, outline):
    """Clauses stand in their homes, numbered, with blanks filled and references resolved."""
    pack, findings = tiny()

    assert findings == []
    assert outline(pack.volume("2").blocks) == [
        "Housing management system",
        "Under the Procurement Act 2023.",
        "1 Data access",
        "1.1 Full exportDA-060",
        "1.1.1 The Supplier must export all Council Data within 10 Working Days:DA-060.R1 · MUST",
        "  (a) from [Start of exports]; and",
        "  (b) without charge, see Volume 8, paragraph 1.1.1 (COM-030.R1).",
        "1.1.2 Exports follow paragraph 1.1.1 (DA-060.R1) and DA-999.DA-060.R2",
        "2 Last words",
        "2.1 See Volume 8, paragraph 1.1.1 (COM-030.R1) and Q-99.",
    ]
    assert outline(pack.volume("8").blocks) == [
        "1 Commercial",
        "1.1 ChargesCOM-030",
        "1.1.1 The Supplier must not raise the Charges above 2,000 for "
        "Volume 2, paragraph 1.1 (DA-060).COM-030.R1 · MUST",
        "2 Terms",
        "Term | Meaning",
        "Charges | the sums of paragraph 1.1.1 (COM-030.R1) and the Price Table COM-030",
        "Council Data | data that the Council Systems hold",
        "Council Systems | systems of the Council",
        "Price Table | volume 7",
        "Working Day | a day on which banks open",
    ]


def test_only_terms_in_use_are_defined(tiny):
    """A term counts where suppliers read it, or where the definition of such a term uses it.

    Not where only officers read it, nor inside the name of an Act.
    """
    pack, _ = tiny()

    assert pack.terms_used == (
        "Charges", "Council Data", "Council Systems", "Price Table", "Working Day",
    )  # fmt: skip


def test_terms_of_questions_count(tiny):
    """What a question says is read by suppliers too."""
    question = Question(
        id="Q-01", text="Describe each Service Level.", words=500, criterion="C-01", tests=()
    )
    pack, _ = tiny(questions=(question,))

    assert "Service Level" in pack.terms_used


def test_every_clause_has_one_home(tiny):
    """Its first place counts, and references from everywhere lead there."""
    pack, _ = tiny()

    assert pack.anchors["DA-060"] == ("2", "1.1")
    assert pack.anchors["DA-060.R1"] == ("2", "1.1.1")
    assert pack.anchors["COM-030.R1"] == ("8", "1.1.1")
    homes = [
        volume.spec.key
        for volume in pack.volumes
        if volume.spec.audience == "suppliers"
        for block in volume.blocks
        if isinstance(block, Heading) and block.anchor == "DA-060"
    ]
    assert homes == ["2"]


def test_references_know_the_volume_they_point_into(tiny):
    """One that leads nowhere has no volume, and keeps its target for the check that reports it."""
    pack, _ = tiny()
    found = {
        run.target: run.volume
        for block in pack.volume("2").blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Reference)
    }

    assert found == {"DA-060.R1": "2", "DA-999": "", "COM-030.R1": "8", "Q-99": ""}


def test_requirements_are_issued_with_their_blanks_filled(tiny):
    """Text, place, limits and answer are those that responses will be held against."""
    pack, _ = tiny(
        pass_or_fail=(Link(to="COM-030.R1"),), blanks={"DA-060.start": Typed(value="2026-12-01")}
    )
    export, charges = pack.requirements

    assert export.text == (
        "The Supplier must export all Council Data within 10 Working Days:\n"
        "(a) from 1 December 2026; and\n"
        "(b) without charge, see COM-030.R1."
    )
    assert (export.id, export.volume, export.number) == ("DA-060.R1", "2", "1.1.1")
    assert (export.answer.minimum, export.answer.maximum) == ("", "10")
    assert (export.pass_or_fail, charges.pass_or_fail) == (False, True)
    assert (charges.answer.minimum, charges.answer.maximum) == ("0", "10")


def test_a_limit_whose_blank_nobody_knows_is_open(composed, spec):
    """Nothing is invented for it."""
    asked = Answer(kind="number", maximum="{nothing}")
    one = version("DA-010", provisions=(provision("DA-010.R1", answer=asked),))
    pack, _ = composed(opportunity(), library(clause(one)), (spec("2"), "x"))

    assert pack.requirements[0].answer.maximum == ""
    assert (pack.requirements[0].volume, pack.requirements[0].number) == ("", "")


def test_notes_stand_in_the_annotated_volumes_alone(tiny, outline):
    """Suppliers' volumes hold none, and are otherwise the same; internal volumes have no copy."""
    pack, _ = tiny()
    (specification, conditions) = pack.annotated

    assert not [b for volume in pack.volumes for b in volume.blocks if isinstance(b, Note)]
    assert [v.spec.key for v in pack.annotated] == ["2", "8"]
    assert outline([b for b in specification.blocks if isinstance(b, Note)]) == [
        "note: Drafting note for DA-060",
        "  Do not lengthen days (10).",
        "  See Volume 8, paragraph 1.1 (COM-030).",
    ]
    without = tuple(b for b in specification.blocks if not isinstance(b, Note))
    assert without == pack.volume("2").blocks
    assert conditions == pack.volume("8")


def test_departures_are_made_and_the_annex_is_issued(composed, spec, outline):
    """The pack issues the departed wording; the annex comes last and is never departed from."""
    departure = Departure(
        clause="COM-030",
        provision="R1",
        change="level",
        was="MUST",
        becomes="SHOULD",
        reason="the market refused it",
        approved_by="head of legal",
    )
    own = version("HXB-LOC-010", "1.0.0", title="Rent accounting")
    one = opportunity(departures=(departure,), annex=(Annex(clause=own, home="specification"),))
    source = "## Charges\n\n{{ clause('COM-030') }}\n\n## Annex\n\n{{ clause('HXB-LOC-010') }}\n"
    pack, findings = composed(one, _LIBRARY, (spec("2"), source))

    assert findings == []
    assert outline(pack.volumes[0].blocks) == [
        "1 Charges",
        "1.1 ChargesCOM-030",
        "1.1.1 The Supplier should not raise the Charges above 2,000 for DA-060."
        "COM-030.R1 · SHOULD",
        "2 Annex",
        "2.1 Rent accountingHXB-LOC-010",
        "2.1.1 The Supplier must comply.HXB-LOC-010.R1 · MUST",
    ]
    assert [one.id for one in pack.requirements] == ["DA-060.R1", "COM-030.R1", "HXB-LOC-010.R1"]


def test_a_volume_whose_template_fails_is_missing(composed, spec):
    """The others are there, and the finding names template and line."""
    pack, (finding,) = composed(
        opportunity(), _LIBRARY, (spec("2"), "## One\n"), (spec("8"), "\n{{ opportunity.titel }}")
    )

    assert [volume.spec.key for volume in pack.volumes] == ["2"]
    assert (finding.at.file, finding.at.line) == ("templates/8.md.j2", 2)


def test_a_pack_may_be_rendered_elsewhere(spec):
    """Whatever renders gets the template's name, all sources and the data, and its word counts."""
    one, asked = opportunity(), []

    def elsewhere(name, sources, data):
        asked.append((name, dict(sources), data["opportunity"].title))
        return None, []

    templates = Templates(specs=(spec("2"),), sources={"2.md.j2": "x"})
    pack, findings = compose(one, _LIBRARY, select(one, _LIBRARY, Pins()), templates, elsewhere)

    assert asked == [("2.md.j2", {"2.md.j2": "x"}, "Housing management system")]
    assert (pack.volumes, findings) == ((), [])


def test_a_volume_that_the_pack_has_no_use_for_is_left_out(composed, spec, outline):
    """It is made where one of its clauses is in the pack, and named as not used where none is."""
    pack, findings = composed(
        opportunity(),
        _LIBRARY,
        (spec("0", title="Contents", numbered=False), "{{ contents() }}"),
        (spec("9", title="Processing", with_clauses=("DP-020",)), "{{ opportunity.titel }}"),
        (spec("10", title="Levels", with_clauses=("DEL-040", "DA-060")), "x"),
    )

    assert findings == []
    assert [volume.spec.key for volume in pack.volumes] == ["0", "10"]
    assert [one.key for one in pack.specs] == ["0", "10"]
    assert outline(pack.volume("0").blocks) == [
        "Volume | Document | Completed by",
        "0 | Contents | Council",
        "9 | Processing | not used in this pack",
        "10 | Levels | Council",
    ]


def test_a_pack_knows_its_dates_its_notice_and_its_trace(tiny):
    """Whether or not a volume prints them."""
    pack, _ = tiny(timetable=(Moment(key="notice", day=DAY),))

    assert [one.key for one in pack.dates] == ["notice"]
    assert [one.value for one in pack.notice if one.field == "Reference"] == ["HXB-2026-014"]
    assert [one.requirement for one in pack.trace] == [one.id for one in pack.requirements]


def test_a_reference_that_begins_a_sentence_begins_with_a_capital(composed, spec, outline):
    """At the start of a paragraph and after a full stop; not inside a sentence, a list or a cell."""
    source = (
        '## Rules\n\n{{ clause("DA-060") }}\n\n## More\n\n'
        '{{ ref("DA-060.R2") }} holds. {{ ref("DA-060.R1") }} holds too, and {{ ref("DA-060.R2") }}.'
        '\n\nThese:\n\n1. {{ ref("DA-060.R1") }}\n'
    )
    pack, _ = composed(
        opportunity(),
        _LIBRARY,
        (spec("2"), source),
        (spec("3"), '## Again\n\n{{ ref("DA-060.R2") }} holds.\n'),
    )

    assert outline(pack.volume("2").blocks)[-3:] == [
        "2.1 Paragraph 1.1.2 (DA-060.R2) holds. Paragraph 1.1.1 (DA-060.R1) holds too, and"
        " paragraph 1.1.2 (DA-060.R2).",
        "2.2 These:",
        "  (a) paragraph 1.1.1 (DA-060.R1)",
    ]
    assert outline(pack.volume("3").blocks)[-1] == (
        "1.1 Volume 2, paragraph 1.1.2 (DA-060.R2) holds."
    )

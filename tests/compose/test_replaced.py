"""A clause of the council in the place of a bundled one, from the selection to the record of the pack."""

from dataclasses import replace
from datetime import date

import pytest
from tests.strategies import (
    DAY,
    clause,
    condition,
    library,
    opportunity,
    prose,
    provision,
    version,
)

from tenderkit.compose.select import pins_of, select
from tenderkit.model.block import Reference, plain
from tenderkit.model.clause import Answer, Blank, Term
from tenderkit.model.library import GuidanceItem
from tenderkit.model.pack import Pins
from tenderkit.model.place import Link, Typed

_DAYS = Blank(name="days", label="Days", type="days", default="10", minimum="1", maximum="30")
_BUNDLED = version(
    "DA-040",
    title="Access",
    blanks=(_DAYS,),
    terms=(Term(term="Gateway", text=prose("a door to data")),),
)
_OWN = version(
    "HXB-DA-040",
    title="Access in Hexbridge",
    blanks=(replace(_DAYS, default="5"),),
    terms=(Term(term="Gateway", text=prose("a door to the data of {HXB-DA-040}")),),
    provisions=(provision("HXB-DA-040.R1", "The Supplier must open each Gateway in {days} days."),),
    replaces=Link(to="DA-040"),
    based_on=Link(to="DA-040@1.0.0"),
)
_LEANING = version(
    "DA-060",
    title="Export",
    needs=(Link(to="DA-040"),),
    provisions=(
        provision(
            "DA-060.R1",
            "The Supplier must export through a Gateway, as {DA-040.R1} says in {DA-040}, in {DA-040.days} days.",
            answer=Answer(kind="number", unit="days", maximum="{DA-040.days}"),
        ),
    ),
)


def _known(own=_OWN, **fields):
    clauses = (clause(_BUNDLED), clause(_LEANING), clause(own))
    return library(*clauses, prefix="HXB", **fields)


def test_the_replaced_clause_is_left_out_and_named():
    """The one that stands in its place is taken where the replaced one stood."""
    selection = select(opportunity(), _known(), Pins())

    assert [taken.clause.id for taken in selection.taken] == ["HXB-DA-040", "DA-060"]
    assert [(out.id, out.title, out.kind, out.why) for out in selection.left_out] == [
        ("DA-040", "Access", "replaced", "replaced by HXB-DA-040")
    ]
    assert dict(selection.replaced) == {"DA-040": "HXB-DA-040"}


@pytest.mark.parametrize(
    "fields",
    [
        {"omit": {"DA-040": Typed(value="too short")}},
        {"add": {"DA-040": Typed(value="wanted")}},
        {"commenced_on": date(2025, 11, 1)},
    ],
)
def test_it_is_left_out_whatever_else_is_said_of_it(fields):
    """Omitted, added, or of a later version: where its like is taken, nothing else matters."""
    known = _known()
    later = clause(replace(_BUNDLED, commenced_from=DAY))
    known = replace(known, clauses={**known.clauses, "DA-040": later})

    selection = select(opportunity(**fields), known, Pins(clauses={"DA-040": "1.0.0"}))

    assert [out.kind for out in selection.left_out] == ["replaced"]
    assert "DA-040" not in pins_of(selection, known).clauses


@pytest.mark.parametrize(
    "own",
    [
        replace(_OWN, applies_when=(condition("hosted", "yes"),)),
        replace(_OWN, applies_when=(condition("nobody_knows", "yes"),)),
        replace(_OWN, replaces=Link(to="HXB-DA-040")),
        replace(_OWN, replaces=None),
    ],
)
def test_it_stays_where_its_like_is_not_taken(own):
    """Left out by a fact, in doubt, or replacing nothing that a council's clause may replace."""
    selection = select(opportunity(), _known(own), Pins())

    assert "DA-040" in [taken.clause.id for taken in selection.taken]
    assert not selection.replaced


def test_a_bundled_clause_replaces_nothing():
    """Only an id with the council's prefix is a council's own."""
    selection = select(opportunity(), replace(_known(), prefix="ABC"), Pins())

    assert [out.kind for out in selection.left_out] == []


def test_what_other_clauses_name_is_found_in_its_place(composed, spec):
    """References, blanks and limits of answers lead to the clause that stands there."""
    source = (
        "# V\n\n## S\n\n{% for id in sections.specification[0].clauses %}\n{{ clause(id) }}\n"
        "{% endfor %}"
    )
    one = opportunity(blanks={"HXB-DA-040.days": Typed(value="7")})
    pack, findings = composed(one, _known(), (spec("2"), source))
    heading, own, _, leaning = pack.volumes[0].blocks[2:]

    assert findings == []
    assert plain(own.runs).startswith("The Supplier must open each Gateway in 7 days.")
    assert plain(leaning.runs).startswith(
        "The Supplier must export through a Gateway, as paragraph 1.1.1 (HXB-DA-040.R1) says in "
        "paragraph 1.1 (HXB-DA-040), in 7 days."
    )
    assert heading.anchor == "HXB-DA-040"
    assert pack.requirements[1].answer.maximum == "7"
    assert pack.terms_used == ("Gateway",)


def test_templates_may_go_on_naming_the_replaced_clause(composed, spec):
    """What they place, refer to and ask for is the clause in its place, and its volume is used."""
    source = (
        '# V\n\n{% if "DA-040" in taken %}\nIt is in {{ ref("DA-040.R1") }}.\n{% endif %}\n'
        '{{ clause("DA-040") }}\n{{ answer("DA-040.R1") }}'
    )
    wanted = spec("2", numbered=False, with_clauses=("DA-040",))
    pack, findings = composed(opportunity(), _known(), (wanted, source))
    _, sentence, heading, _, box = pack.volumes[0].blocks

    assert findings == []
    assert [run.target for run in sentence.runs if isinstance(run, Reference)] == ["HXB-DA-040.R1"]
    assert (heading.anchor, box.id) == ("HXB-DA-040", "HXB-DA-040.R1")


def test_guidance_is_connected_with_the_clause_in_its_place(made, outline):
    """An officer is led to the wording that the pack holds."""
    item = GuidanceItem(
        id="IG-09", version="1.0.0", title="Access", stage="design", lead="IT", support=(),
        commenced_from=date(2025, 10, 1), applies_when=(), provenance=(),
        clauses=(Link(to="DA-040"),), volumes=(), when="Early.", text=prose("Read {DA-040}."),
        outcome="", example=prose(""), mistakes=(), change=_OWN.change,
    )  # fmt: skip
    known = _known(guidance={"IG-09": (item,)})

    lines = outline(made(opportunity(), known, "{{ guidance() }}"))

    assert "Read HXB-DA-040." in lines
    assert lines[-1] == "Clauses: HXB-DA-040"


def test_the_record_says_what_a_clause_of_the_council_replaces(made, outline):
    """With its base, and whether a later version of that is released."""
    known = _known()
    newer = clause(_BUNDLED, replace(_BUNDLED, version="1.1.0"))
    stale = replace(known, clauses={**known.clauses, "DA-040": newer})

    fresh, behind = (
        outline(made(opportunity(), one, "{{ selection() }}"))[1:] for one in (known, stale)
    )

    assert fresh[0] == (
        "HXB-DA-040 | Access in Hexbridge | "
        "taken at 1.0.0; replaces DA-040; based on DA-040@1.0.0 | applies to every procurement"
    )
    assert "based on DA-040@1.0.0, though 1.1.0 is released |" in behind[0]
    assert fresh[-1] == "DA-040 | Access | left out | replaced by HXB-DA-040"


@pytest.mark.parametrize(
    ("council", "typed", "layer"),
    [
        ("8", "", "council; default: 10"),
        ("10", "", "council"),
        ("", "7", "opportunity; default: 10"),
        ("8", "7", "opportunity; council: 8; default: 10"),
    ],
)
def test_the_record_says_who_set_each_value(council, typed, layer, made, outline):
    """And what the layers below would have said."""
    values = {"DA-040.days": Typed(value=council)} if council else {}
    known = library(clause(_BUNDLED), council_blanks=values)
    one = opportunity(blanks={"DA-040.days": Typed(value=typed)} if typed else {})

    row = outline(made(one, known, "{{ blanks() }}"))[1]

    assert row == f"DA-040.days | Days | {typed or council} | {layer} | "

import pytest
from tests.strategies import provision, rule, version

from tenderkit.compose.depart import depart
from tenderkit.model.clause import Level
from tenderkit.model.opportunity import Departure

_CLAUSE = version(
    "DA-060",
    provisions=(
        provision("DA-060.R1", "The Supplier must export data. It must not charge."),
        provision("DA-060.R2", "The Supplier should mount shouldered racks.", level=Level.SHOULD),
        rule("DA-060.R3", "The Council may ask."),
        provision("DA-060.R4", "The Supplier may dismay, or maybe not.", level=Level.MAY),
    ),
)


def _departure(
    provision: str, change: str, was: str = "", becomes: str = "", clause: str = "DA-060"
):
    return Departure(
        clause=clause,
        provision=provision,
        change=change,
        was=was,
        becomes=becomes,
        reason="a reason",
        approved_by="head of legal",
    )


def _levels_and_texts(clause) -> list[tuple[str, str]]:
    return [(one.level.value if one.level else "", one.text.text) for one in clause.provisions]


_AS_IT_STANDS = _levels_and_texts(_CLAUSE)


@pytest.mark.parametrize(
    ("provision", "becomes", "text"),
    [
        ("R1", "SHOULD", "The Supplier should export data. It should not charge."),
        ("R1", "MAY", "The Supplier may export data. It may not charge."),
        ("R2", "MUST", "The Supplier must mount shouldered racks."),
        ("R4", "SHOULD", "The Supplier should dismay, or maybe not."),
    ],
)
def test_a_level_is_raised_or_lowered_with_its_word(provision, becomes, text):
    """The duty word changes with the level, and only as a whole word."""
    departed = depart(_CLAUSE, [_departure(provision, "level", becomes=becomes)])
    changed = next(one for one in departed.provisions if one.id == f"DA-060.{provision}")

    assert (changed.level, changed.text.text) == (Level(becomes), text)
    assert changed.answer is not None


def test_words_are_replaced():
    """The words that stood there give way to those approved, and the level stays."""
    departed = depart(_CLAUSE, [_departure("R1", "text", "export data", "export all data")])

    assert _levels_and_texts(departed)[0] == (
        "MUST",
        "The Supplier must export all data. It must not charge.",
    )


def test_an_omitted_provision_keeps_its_number():
    """It says that it is not used, binds nobody and asks for no answer."""
    departed = depart(_CLAUSE, [_departure("R1", "omit")])
    omitted = departed.provisions[0]

    assert (omitted.id, omitted.text.text) == ("DA-060.R1", "Not used.")
    assert (omitted.level, omitted.binds, omitted.answer, omitted.evidence) == (
        None,
        "rule",
        None,
        "",
    )
    assert departed.provisions[1:] == _CLAUSE.provisions[1:]


def test_departures_are_made_one_after_the_other():
    """A second departure meets the wording that the first has left."""
    departed = depart(
        _CLAUSE,
        [
            _departure("R1", "text", "export data", "give data"),
            _departure("R1", "text", "give data", "hand over data"),
            _departure("R2", "omit"),
        ],
    )

    assert departed.provisions[0].text.text.startswith("The Supplier must hand over data.")
    assert departed.provisions[1].text.text == "Not used."


@pytest.mark.parametrize(
    "departure",
    [
        _departure("R1", "omit", clause="DA-070"),
        _departure("R9", "omit"),
        _departure("R1", "level", becomes="SHALL"),
        _departure("R3", "level", becomes="MUST"),
        _departure("R1", "text", "import data", "export data"),
        _departure("R1", "text", "", "export data"),
        _departure("R1", "burn"),
    ],
    ids=lambda one: f"{one.clause}.{one.provision} {one.change} {one.was}".strip(),
)
def test_a_departure_that_fits_nothing_changes_nothing(departure):
    """Another clause or provision, an unknown level or change, words that are not there."""
    assert _levels_and_texts(depart(_CLAUSE, [departure])) == _AS_IT_STANDS

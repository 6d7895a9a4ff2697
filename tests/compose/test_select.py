from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    DAY,
    RECORD,
    clause,
    condition,
    definitions,
    libraries,
    library,
    opportunity,
    prose,
    version,
)

from tenderkit.compose.select import applies, pins_of, select
from tenderkit.model.clause import Clause, ClauseStatus
from tenderkit.model.library import GuidanceItem
from tenderkit.model.pack import LeftOut, Pins, Taken
from tenderkit.model.place import Typed

_OLD = version("DA-040", "1.0.0", title="Old", commenced_from=date(2025, 2, 24))
_NEW = version("DA-040", "1.1.0", title="New", commenced_from=DAY)
_LATER = version("DA-040", "2.0.0", title="Later", commenced_from=date(2026, 3, 3))
_HISTORY = clause(_OLD, _NEW, _LATER)


def _choice(one, pins: Pins = Pins(), **fields) -> Taken | LeftOut:
    selection = select(opportunity(**fields), library(one), pins)
    (choice,) = (*selection.taken, *selection.left_out)
    return choice


@pytest.mark.parametrize(
    ("commenced_on", "number"),
    [
        (date(2025, 2, 24), "1.0.0"),
        (date(2026, 3, 1), "1.0.0"),
        (date(2026, 3, 2), "1.1.0"),
        (date(2026, 3, 3), "2.0.0"),
        (date(2030, 1, 1), "2.0.0"),
    ],
)
def test_the_newest_version_that_applies_is_taken(commenced_on, number):
    """A version applies from its own day on, that day included; the highest of those is taken."""
    taken = _choice(_HISTORY, commenced_on=commenced_on)

    assert (taken.clause.version, taken.pinned, taken.newer) == (number, False, "")


def test_no_version_applies_yet():
    """A procurement that commenced earlier than every version takes none, and is told why."""
    assert _choice(_HISTORY, commenced_on=date(2025, 2, 23)) == LeftOut(
        id="DA-040",
        title="Later",
        kind="no-version",
        why="no released version applies to a procurement commenced on 2025-02-23",
    )


def test_a_draft_is_never_taken():
    """A clause of which nothing is released is left out, even where its draft would fit."""
    left = _choice(Clause(id="DA-040", draft=_OLD))

    assert (left.kind, left.title) == ("no-version", "Old")


def test_a_pin_decides_the_version():
    """A pinned version stays, and the later one that would apply is named."""
    taken = _choice(_HISTORY, Pins(clauses={"DA-040": "1.0.0"}))

    assert (taken.clause.version, taken.pinned, taken.newer) == ("1.0.0", True, "1.1.0")


def test_a_pin_at_the_version_that_applies():
    """Nothing newer is proposed where the pin is where it would be."""
    taken = _choice(_HISTORY, Pins(clauses={"DA-040": "1.1.0"}))

    assert (taken.pinned, taken.newer) == (True, "")


def test_a_pin_that_the_library_does_not_hold():
    """No other version is put in its place."""
    left = _choice(_HISTORY, Pins(clauses={"DA-040": "1.0.9"}))

    assert (left.kind, left.why) == (
        "pin-missing",
        "pinned at 1.0.9, which the library does not hold",
    )


@pytest.mark.parametrize(
    ("withdrawn", "successor", "why"),
    [
        (date(2026, 3, 3), "", None),
        (date(2026, 3, 2), "", "withdrawn on 2026-03-02"),
        (date(2026, 1, 1), "DA-041", "withdrawn on 2026-01-01; its successor is DA-041"),
    ],
)
def test_a_withdrawn_clause_is_not_taken_any_more(withdrawn, successor, why):
    """From the day of withdrawal on; its successor is named."""
    one = clause(_OLD, status=ClauseStatus(withdrawn=withdrawn, successor=successor))
    choice = _choice(one)

    assert (choice.why if isinstance(choice, LeftOut) else None) == why


def test_a_pinned_clause_outlives_its_withdrawal():
    """A pack that relied on it before keeps it."""
    one = clause(_OLD, status=ClauseStatus(withdrawn=date(2026, 1, 1)))

    assert isinstance(_choice(one, Pins(clauses={"DA-040": "1.0.0"})), Taken)


@pytest.mark.parametrize(
    ("conditions", "answer", "why"),
    [
        ((), "yes", "applies to every procurement"),
        ((condition("personal_data", "yes"),), "yes", "personal_data is yes"),
        ((condition("hosted", "yes"),), "no", "hosted is no, not yes"),
        ((condition("region", "north", "east"),), "no", "region is west, not north or east"),
        (
            (condition("personal_data", "yes"), condition("hosted", "no", "yes")),
            "yes",
            "personal_data is yes, hosted is no",
        ),
        ((condition("personal_data", "yes"), condition("hosted", "yes")), "no", "hosted is no, not yes"),
        ((condition("colour", "red"),), "unknown", "colour is unknown"),
        ((condition("colour", "red"), condition("size", "big")), "unknown", "colour is unknown"),
        ((condition("colour", "red"), condition("hosted", "yes")), "no", "hosted is no, not yes"),
        ((condition("colour", "unknown"),), "unknown", "colour is unknown"),
    ],
)  # fmt: skip
def test_all_conditions_must_hold(conditions, answer, why):
    """One that fails decides; else one that nobody can tell leaves it open."""
    facts = {"personal_data": "yes", "hosted": "no", "region": "west"}

    assert applies(conditions, facts) == (answer, why)


def test_a_clause_whose_facts_do_not_hold_is_left_out():
    """The fact that decided is named."""
    left = _choice(clause(version("DA-040", applies_when=(condition("hosted", "yes"),))))

    assert (left.kind, left.why) == ("fact", "hosted is no, not yes")


def test_nobody_can_tell_whether_a_clause_applies():
    """A fact that was not typed leaves the clause undecided, which is neither yes nor no."""
    one = clause(version("DA-040", applies_when=(condition("hosted", "yes"),)))
    left = _choice(one, facts={})

    assert (left.kind, left.why) == ("undecided", "cannot tell: hosted is unknown")


def test_an_added_clause_is_taken_whatever_its_facts():
    """With the reason that was given for it."""
    one = clause(version("DA-040", applies_when=(condition("hosted", "yes"),)))
    taken = _choice(one, add={"DA-040": Typed(value="hosting may follow")})

    assert (taken.why, taken.added) == ("hosting may follow", True)


def test_an_omitted_clause_is_left_out_whatever_its_facts():
    """With the reason that was given; to omit outweighs to add."""
    reasons = {"DA-040": Typed(value="covered by a framework")}
    left = _choice(_HISTORY, omit=reasons, add={"DA-040": Typed(value="wanted")})

    assert (left.kind, left.why) == ("omitted", "covered by a framework")


def test_clauses_come_in_the_order_of_their_categories():
    """By category as the library lists them, then by id; a council's own beside the common ones."""
    ids = ["XYZ-010", "COM-030", "DA-080", "HXB-DA-020", "SEC-010", "DA-010"]
    selection = select(opportunity(), library(*(clause(version(id)) for id in ids)), Pins())

    assert [taken.clause.id for taken in selection.taken] == [
        "DA-010", "DA-080", "HXB-DA-020", "SEC-010", "COM-030", "XYZ-010",
    ]  # fmt: skip


def _definitions(pinned: str, commenced_on: date = DAY) -> str:
    known = library(
        definitions=(
            definitions("1.0.0", commenced_from=date(2025, 2, 24)),
            definitions("1.1.0", commenced_from=DAY),
        )
    )
    one = opportunity(commenced_on=commenced_on)
    return select(one, known, Pins(definitions=pinned)).definitions.version


def test_definitions_are_chosen_like_clauses():
    """A pin first, then the highest that applies on the day, and nothing before the first."""
    assert _definitions("") == "1.1.0"
    assert _definitions("", date(2026, 3, 1)) == "1.0.0"
    assert _definitions("", date(2025, 2, 23)) == ""
    assert _definitions("1.0.0") == "1.0.0"


def test_a_pin_of_definitions_that_are_gone_gives_way():
    """The highest that applies is taken instead; a check reports what became of the pin."""
    assert _definitions("0.9.0") == "1.1.0"


def _guidance(number: str, starts: date, *conditions) -> GuidanceItem:
    return GuidanceItem(
        id="IG-09",
        version=number,
        title="Early market engagement",
        stage="plan",
        lead="procurement lead",
        support=(),
        commenced_from=starts,
        applies_when=conditions,
        provenance=(),
        clauses=(),
        volumes=(),
        when="early",
        text=prose("Talk to suppliers."),
        outcome="a record",
        example=prose("One day."),
        mistakes=(),
        change=RECORD,
    )


@pytest.mark.parametrize(
    ("pins", "versions"),
    [({}, ["1.1.0"]), ({"IG-09": "1.0.0"}, ["1.0.0"]), ({"IG-09": "9.0.0"}, ["1.1.0"])],
)
def test_guidance_is_chosen_like_clauses(pins, versions):
    """A pin first, then the highest that applies on the day."""
    items = (
        _guidance("1.0.0", date(2025, 2, 24)),
        _guidance("1.1.0", DAY),
        _guidance("2.0.0", date(2027, 1, 1)),
    )
    selection = select(opportunity(), library(guidance={"IG-09": items}), Pins(guidance=pins))

    assert [item.version for item in selection.guidance] == versions


@pytest.mark.parametrize(
    "item",
    [_guidance("1.0.0", date(2027, 1, 1)), _guidance("1.0.0", DAY, condition("hosted", "yes"))],
    ids=["not yet in use", "its facts do not hold"],
)
def test_guidance_that_does_not_fit_is_not_given(item):
    """An item that is too new, or for another kind of procurement, stays away."""
    assert select(opportunity(), library(guidance={"IG-09": (item,)}), Pins()).guidance == ()


def test_the_pins_that_a_selection_leaves():
    """Clauses newly taken are pinned, those no longer taken lose their pin, and none moves."""
    known = library(
        _HISTORY,
        clause(version("SEC-010", digest="a" * 64)),
        clause(version("COM-030", applies_when=(condition("hosted", "yes"),))),
    )
    before = Pins(clauses={"DA-040": "1.0.0", "COM-030": "1.0.0"}, definitions="1.0.0")
    after = pins_of(select(opportunity(), known, before), known)

    assert after.clauses == {"DA-040": "1.0.0", "SEC-010": "1.0.0"}
    assert after.digests == {"DA-040@1.0.0": "0" * 64, "SEC-010@1.0.0": "a" * 64}
    assert (after.definitions, after.library) == ("1.0.0", "test-library 2026.1")


def test_a_clause_left_open_keeps_its_pin():
    """Once the fact is known the clause comes back in the version that was chosen, with its digest."""
    known = library(clause(version("SEC-010", applies_when=(condition("hosted", "yes"),))))
    before = Pins(clauses={"SEC-010": "1.0.0"}, digests={"SEC-010@1.0.0": "a" * 64})
    unsure = opportunity(facts={"hosted": Typed(value="unknown")})
    after = pins_of(select(unsure, known, before), known)

    assert (after.clauses, after.digests) == (before.clauses, before.digests)


@given(
    libraries(),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.dictionaries(
        st.sampled_from(["DA-010", "SEC-020"]), st.sampled_from(["1.0.0", "1.1.0", "7.0.0"])
    ),
    st.sets(st.sampled_from(["DA-010", "COM-010", "XYZ-999"])),
    st.sets(st.sampled_from(["DA-010", "SEC-010"])),
)
def test_every_clause_is_either_taken_or_left_out(known, on, pins, add, omit):
    """Once, whatever the facts, pins, additions and omissions; and a pin that is taken never moves."""
    reason = Typed(value="a reason")
    one = opportunity(
        commenced_on=on, add=dict.fromkeys(add, reason), omit=dict.fromkeys(omit, reason)
    )
    selection = select(one, known, Pins(clauses=pins))
    ids = [taken.clause.id for taken in selection.taken] + [left.id for left in selection.left_out]

    assert sorted(ids) == sorted(known.clauses)
    assert all(left.why for left in selection.left_out)
    for taken in selection.taken:
        assert taken.clause.version == pins.get(taken.clause.id, taken.clause.version)
    assert selection.clause("XYZ-999") is None

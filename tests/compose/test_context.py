from datetime import date, time
from decimal import Decimal

import pytest
from tests.strategies import clause, library, opportunity, version

from tenderkit.compose.context import template_data
from tenderkit.compose.select import select
from tenderkit.model.money import Money
from tenderkit.model.opportunity import Annex, Authority, Moment, Stage
from tenderkit.model.pack import Pins
from tenderkit.model.place import Typed
from tenderkit.model.schedule import Indicator, Lot, ParticipationCondition, ProcessingRow


def _data(known=None, specs=(), **fields):
    one, known = opportunity(**fields), known or library()
    selection = select(one, known, Pins())
    issued = (*(taken.clause for taken in selection.taken), *(a.clause for a in one.annex))
    return template_data(one, known, selection, issued, specs)


@pytest.mark.parametrize(
    ("initial", "extensions", "words"),
    [
        (3, (), ("three", "no extension", "three")),
        (1, (1,), ("one", "one year", "two")),
        (5, (2, 1), ("five", "two years, then one year", "eight")),
        (10, (1,), ("ten", "one year", "11")),
    ],
)
def test_the_term_in_words(initial, extensions, words):
    """Up to ten in words, as prose has it; above in figures."""
    one = _data(initial_years=initial, extensions_years=extensions)["opportunity"]

    assert (one.initial_years, one.extensions, one.longest_term) == words


@pytest.mark.parametrize(
    ("procedure", "words"),
    [
        ("open", "open procedure"),
        ("competitive-flexible", "competitive flexible procedure"),
        ("below-threshold", "procedure for a contract below the threshold"),
    ],
)
def test_the_procedure_by_its_name(procedure, words):
    """As the Act calls it, where it is a procedure of the Act."""
    assert _data(procedure=procedure)["opportunity"].procedure == words


def test_dates_print_as_words():
    """Each step of the timetable by its key; the day of commencement without a weekday."""
    due = Moment(key="tenders_due", day=date(2026, 4, 14), clock=time(17))
    data = _data(timetable=(due,))

    assert data["dates"].tenders_due == "Tuesday 14 April 2026 at 17:00"
    assert data["opportunity"].commenced_on == "2 March 2026"


@pytest.mark.parametrize(("keeps", "words", "limits"), [(0, "no", False), (4, "four", True)])
def test_stages_say_how_many_suppliers_go_on(keeps, words, limits):
    """A stage that keeps no number limits none."""
    one = _data(stages=(Stage(id="S-1", title="First", keeps=keeps),))["opportunity"]

    assert (one.stages[0].keeps, one.limits_stages) == (words, limits)


def test_sections_hold_the_families_that_have_clauses():
    """By home, in the library's order; a council's own clause stands with its family."""
    known = library(*(clause(version(id)) for id in ("SEC-010", "HXB-DA-020", "DA-010", "COM-030")))
    sections = _data(known)["sections"]

    assert [(one.title, one.clauses) for one in sections.specification] == [
        ("Data access", ["DA-010", "HXB-DA-020"]),
        ("Security", ["SEC-010"]),
    ]
    assert [one.title for one in sections.conditions] == ["Commercial"]
    assert sections.instructions == []


def test_the_annex_stands_apart_from_the_sections():
    """Also where its clauses are of a family that the library has."""
    annex = (Annex(clause=version("HXB-DA-030"), home="specification"),)
    data = _data(annex=annex)

    assert data["sections"].specification == []
    (own,) = data["annexes"].specification
    assert (own.authority, own.clauses) == ("London Borough of Hexbridge", ["HXB-DA-030"])
    assert data["annexes"].conditions == []
    assert data["opportunity"].has_annex is True


def test_an_annex_may_stand_in_a_home_without_a_family():
    """The home is there because the annex is."""
    annex = (Annex(clause=version("HXB-LOC-010"), home="conditions"),)
    data = _data(library(categories=()), annex=annex)

    assert [one.clauses for one in data["annexes"].conditions] == [["HXB-LOC-010"]]


def test_authorities_facts_and_submission(spec):
    """The lead stands for the Council; what was not typed is empty, and facts are there by name."""
    lead = Authority(id="HXB", name="London Borough of Hexbridge", role="lead", address="1 High St")
    party = Authority(id="FIC", name="London Borough of Fictonbury", role="party")
    data = _data(
        authorities=(party, lead),
        submission={"portal": "the portal"},
        facts={"hosted": Typed(value="yes")},
        specs=(spec("2", title="Specification"), spec("A", audience="internal")),
    )

    assert (data["authority"].name, data["authority"].address) == (lead.name, "1 High St")
    assert [one.id for one in data["opportunity"].authorities] == ["FIC", "HXB"]
    submission = data["opportunity"].submission
    assert (submission.portal, submission.address, submission.file_name) == ("the portal", "", "")
    assert data["facts"].hosted == "yes"
    assert [(one.key, one.title) for one in data["volumes"]] == [("2", "Specification")]


def test_what_the_schedules_say_is_there_or_not():
    """Templates ask before they print a heading; lots come with their value in words."""
    indicator = Indicator(
        id="K-01", title="x", requirements=(), source="x", unit="x", better="higher",
        target=Decimal(3), approaching=Decimal(2), requires_improvement=Decimal(1), window="year",
    )  # fmt: skip
    asked = ParticipationCondition(
        id="CP-01", title="x", kind="technical", text="x", evidence="x", because="x"
    )
    lot = Lot(id="L-1", title="Platform", scope="All.", estimate=Money(pence=100, basis="ex"))
    full = _data(
        lots=(lot,),
        lots_reason="none",
        indicators=(indicator,),
        participation=(asked,),
        processing=(ProcessingRow(key="nature", texts=("storing",)),),
    )["opportunity"]
    bare = _data()["opportunity"]

    assert [(one.id, one.title, one.scope, one.estimate) for one in full.lots] == [
        ("L-1", "Platform", "All.", "£1 excluding VAT")
    ]
    assert full.lots_reason == "none"
    assert full.has_indicators and full.has_participation and full.has_processing
    assert not (bare.lots or bare.lots_reason)
    assert not (bare.has_indicators or bare.has_participation or bare.has_processing)


def test_bodies_that_may_join_stand_apart_from_the_buyers():
    """So that a sentence on who buys names none of them."""
    one = _data(
        authorities=(
            Authority(id="HXB", name="Hexbridge", role="lead"),
            Authority(id="WXB", name="Westbridge", role="may-join"),
        )
    )["opportunity"]

    assert [a.id for a in one.authorities] == ["HXB"]
    assert [a.id for a in one.may_join] == ["WXB"]


def test_annexes_by_their_home_and_owner():
    """Each authority's own requirements under its name; those of nobody are the lead's."""
    annex = tuple(
        Annex(clause=version(id, "annex"), home=home)
        for id, home in (
            ("NXB-LOC-010", "specification"),
            ("HXB-LOC-010", "specification"),
            ("ZZZ-LOC-010", "conditions"),
        )
    )
    authorities = (
        Authority(id="HXB", name="Hexbridge", role="lead"),
        Authority(id="NXB", name="Northbridge", role="party"),
    )
    homes = _data(annex=annex, authorities=authorities)["annexes"]

    assert [(own.authority, own.clauses) for own in homes.specification] == [
        ("Hexbridge", ["HXB-LOC-010"]),
        ("Northbridge", ["NXB-LOC-010"]),
    ]
    assert [(own.authority, own.clauses) for own in homes.conditions] == [
        ("Hexbridge", ["ZZZ-LOC-010"])
    ]
    assert homes.instructions == []

from datetime import date

import pytest
from tests.strategies import library, opportunity, version

from tenderkit.compose.fill import fill, long_date, printed, weekday
from tenderkit.model.clause import Blank, Choice
from tenderkit.model.place import Place, Typed

_DEFAULT, _TYPED = Place(file="1.0.0.yaml", line=8), Place(file="opportunity.yaml", line=90)
_KEY, _OWN = "DA-060.days", Place(file="own/library.yaml", line=4)


@pytest.mark.parametrize(
    ("default", "council", "typed", "value", "layer", "at"),
    [
        ("10", {}, {}, "10", "default", _DEFAULT),
        ("10", {_KEY: "8"}, {}, "8", "council", _OWN),
        ("10", {_KEY: "8"}, {_KEY: Typed(value="5", at=_TYPED)}, "5", "opportunity", _TYPED),
        ("", {}, {_KEY: Typed(value="5", at=_TYPED)}, "5", "opportunity", _TYPED),
        ("", {}, {}, "", "", _DEFAULT),
        ("10", {"DA-070.days": "8"}, {"days": Typed(value="5")}, "10", "default", _DEFAULT),
    ],
)
def test_a_blank_takes_its_value_from_the_highest_layer(default, council, typed, value, layer, at):
    """Clause default, then council, then opportunity; each value knows its layer and place."""
    blank = Blank(name="days", label="Days", type="working_days", default=default, at=_DEFAULT)
    clauses = (version("DA-060", blanks=(blank,)),)
    own = {key: Typed(value=number, at=_OWN) for key, number in council.items()}
    (filled,) = fill(clauses, library(council_blanks=own), opportunity(blanks=typed))

    assert (filled.key, filled.value, filled.shown) == (_KEY, value, value)
    assert (filled.layer, filled.at) == (layer, at)
    assert filled.council == council.get(_KEY, "")


def test_without_an_opportunity_the_council_has_the_last_word():
    """What a clause says before there is an opportunity."""
    blank = Blank(name="days", label="Days", type="working_days", default="10")
    council = {_KEY: Typed(value="8", at=_OWN)}

    (filled,) = fill((version("DA-060", blanks=(blank,)),), library(council_blanks=council))

    assert (filled.value, filled.layer) == ("8", "council")


_CHOICES = (Choice(value="csv", label="comma-separated values"), Choice(value="json", label="JSON"))


@pytest.mark.parametrize(
    ("type", "value", "shown"),
    [
        ("money", "1400000.00 GBP ex VAT", "£1,400,000 excluding VAT"),
        ("money", "a lot", "a lot"),
        ("date", "2026-12-01", "1 December 2026"),
        ("date", "2026-02-30", "2026-02-30"),
        ("choice", "csv", "comma-separated values"),
        ("choice", "xml", "xml"),
        ("number", "12000", "12,000"),
        ("number", "1500.50", "1,500.50"),
        ("number", "-3", "-3"),
        ("number", "9" * 5000, "9" * 5000),
        ("number", "many", "many"),
        ("working_days", "10", "10"),
        ("percent", "99.95", "99.95"),
        ("text", "*Ltd*", "*Ltd*"),
    ],
)
def test_a_value_prints_by_the_type_of_its_blank(type, value, shown):
    """As a British document has it; a value of another type prints as it was typed."""
    assert printed(Blank(name="x", label="X", type=type, choices=_CHOICES), value) == shown


def test_blanks_come_in_the_order_of_their_clauses():
    """Every blank of every clause, and nothing else."""
    blanks = (Blank(name="b", label="B", type="text"), Blank(name="a", label="A", type="text"))
    clauses = (
        version("SEC-010"),
        version("DA-060", blanks=blanks),
        version("COM-030", blanks=blanks),
    )
    filled = fill(clauses, library(), opportunity())

    assert [one.key for one in filled] == ["DA-060.b", "DA-060.a", "COM-030.b", "COM-030.a"]


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2027, 1, 26), "Tuesday 26 January 2027"), (date(2026, 11, 1), "Sunday 1 November 2026")],
)
def test_dates_are_written_out_in_english(day, words):
    """Weekday, day, month and year, whatever the locale."""
    assert f"{weekday(day)} {long_date(day)}" == words

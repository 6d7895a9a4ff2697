from datetime import date, time

import pytest
from tests.strategies import clause, definitions, library, opportunity, version

from tenderkit.model.clause import Blank, version_key
from tenderkit.model.opportunity import Authority, Moment
from tenderkit.model.pack import Pack, Selection, Volume, VolumeSpec, standing
from tenderkit.model.place import Link, Place


def test_versions_have_the_order_of_their_numbers():
    """1.10.0 is later than 1.9.0, and 2.0.0 later than both."""
    typed = ["1.10.0", "2.0.0", "1.9.0", "1.0.0"]

    assert sorted(typed, key=version_key) == ["1.0.0", "1.9.0", "1.10.0", "2.0.0"]


@pytest.mark.parametrize(
    ("id", "category"), [("DA-060", "DA"), ("HXB-LOC-010", "HXB-LOC"), ("HXB-DA-040", "HXB-DA")]
)
def test_the_category_of_a_clause_stands_in_its_id(id, category):
    """Everything before the number names the category, a council's prefix with it."""
    assert clause(version(id)).category == category


def test_the_latest_version_is_released_where_any_is():
    """A draft counts only while nothing is released."""
    old, new = version("DA-010", "1.0.0"), version("DA-010", "1.1.0")
    draft = version("DA-010", "1.2.0", draft=True)

    assert clause(old, new, draft=draft).latest is new
    assert clause(draft, draft=draft).latest is draft


def test_a_clause_version_finds_its_parts():
    """Its pin, a blank by name, and a field's place, or the file's where the field is missing."""
    blank = Blank(name="days", label="Days", type="days")
    title, file = Place(file="1.0.0.yaml", line=3, column=1), Place(file="1.0.0.yaml")
    one = version("DA-010", blanks=(blank,), places={"title": title}, at=file)

    assert one.pin == "DA-010@1.0.0"
    assert one.blank("days") is blank
    assert one.blank("hours") is None
    assert one.place_of("title") == title
    assert one.place_of("reason") == file


def test_a_library_finds_its_parts():
    """A version by its pin, a fact by its name, a category by its key; nothing for a stranger."""
    old, draft = version("DA-010"), version("DA-010", "1.1.0", draft=True)
    other = version("SEC-010")
    known = library(clause(old, draft=draft), clause(other))

    assert known.versions() == (old, draft, other)
    assert known.at_pin("DA-010@1.0.0") is old
    assert known.at_pin("DA-010@1.1.0") is None
    assert known.at_pin("DA-999@1.0.0") is None
    assert known.fact("hosted").label == "hosted"
    assert known.fact("colour") is None
    assert known.category("COM").home == "conditions"
    assert known.category("XYZ") is None


def test_an_opportunity_knows_its_lead_term_and_steps():
    """The lead is the authority of that role, or the first; the longest term counts extensions."""
    party = Authority(id="FIC", name="London Borough of Fictonbury", role="party")
    lead = Authority(id="HXB", name="London Borough of Hexbridge", role="lead")
    due = Moment(key="tenders_due", day=date(2026, 5, 1), clock=time(12))
    one = opportunity(authorities=(party, lead), extensions_years=(1, 1), timetable=(due,))

    assert one.lead is lead
    assert opportunity(authorities=(party,)).lead is party
    assert one.longest_term_years == 5
    assert one.moment("tenders_due") is due
    assert one.moment("go_live") is None
    assert one.place_of("criteria") == one.at


@pytest.mark.parametrize(
    ("audience", "label"),
    [("suppliers", "Volume 2: Specification"), ("internal", "Internal 2: Specification")],
)
def test_a_volume_is_called_by_its_audience(audience, label):
    """What stays inside is never called a volume of the pack."""
    spec = VolumeSpec(key="2", title="Specification", template="", file="02", audience=audience)

    assert Volume(spec=spec, blocks=()).label == label


def test_a_pack_finds_a_volume_by_its_key():
    """A key that no volume has gives nothing."""
    volume = Volume(
        spec=VolumeSpec(key="2", title="Specification", template="", file="02"), blocks=()
    )
    pack = Pack(
        opportunity=opportunity(),
        library=library(),
        selection=Selection(taken=(), left_out=(), facts={}, definitions=definitions()),
        volumes=(volume,),
        annotated=(),
        requirements=(),
        filled=(),
        anchors={},
        terms_used=(),
    )

    assert pack.volume("2") is volume
    assert pack.volume("3") is None


def test_a_councils_own_clauses_begin_with_its_prefix():
    """In the bundled library, which has no prefix, no clause is a council's own."""
    own = library(prefix="HXB")

    assert own.is_own("HXB-DA-010")
    assert not own.is_own("DA-010")
    assert not own.is_own("HX-DA-010")
    assert not library().is_own("HXB-DA-010")


@pytest.mark.parametrize(
    ("base", "newer"),
    [("DA-010@1.0.0", "1.1.0"), ("DA-010@1.1.0", ""), ("DA-010@9.0.0", ""), ("", "")],
)
def test_a_base_is_stale_once_a_later_version_is_released(base, newer):
    """A base that is the latest, is not there or was not named has nothing after it."""
    known = library(clause(version("DA-010", "1.0.0"), version("DA-010", "1.1.0")))
    own = version("HXB-DA-010", based_on=Link(to=base) if base else None)
    found = known.newer_base(own)

    assert (found.version if found else "") == newer


@pytest.mark.parametrize(
    ("id", "held"),
    [
        ("DA-040", "HXB-DA-040"),
        ("DA-040.R1", "HXB-DA-040.R1"),
        ("DA-040.days", "HXB-DA-040.days"),
        ("DA-050.R1", "DA-050.R1"),
        ("Q-01", "Q-01"),
    ],
)
def test_an_id_stands_for_what_is_in_its_place(id, held):
    """Clause, provision or blank: only the clause's part changes."""
    assert standing(id, {"DA-040": "HXB-DA-040"}) == held

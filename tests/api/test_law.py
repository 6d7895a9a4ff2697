from datetime import date
from pathlib import Path

import pytest

from tenderkit.api.law import law
from tenderkit.errors import NotFound

BEGAN = date(2025, 2, 24)
AMOUNTS = """thresholds:
  - {key: goods, title: Goods, amount: "214904.00 GBP inc VAT", from: 2025-02-24, until: 2025-12-31,
     instrument: pa-2023, section: Sch 1, mark: V}
  - {key: goods, title: Goods, amount: "207720.00 GBP inc VAT", from: 2026-01-01, until: "",
     instrument: other, section: "", mark: V2}
"""
CHANGES = """    mark: V
    changes:
      - {from: 2028-01-01, what: Thresholds move., mark: K}
      - {from: 2026-01-01, what: Sections begin., mark: V}
  other:
    title: Other Act
    citation: ""
    kind: act
    status: not-in-force
    in_force_from: 2027-01-01
    checked_on: 2026-11-24
    source: ""
    mark: V2
thresholds: []
"""
RELIED = """law:
  - {instrument: pa-2023, section: s.20, provisions: [R1], note: it says so}
  - {instrument: pa-2023, section: s.56, provisions: [R1]}
"""


@pytest.fixture
def small(folder, change) -> Path:
    """The small library with changes, amounts, a second instrument, and clauses that rely on the first."""
    change("law.yaml", "    mark: V\nthresholds: []\n", CHANGES)
    change("law.yaml", "thresholds: []\n", AMOUNTS)
    change("data-access/DA-010/1.0.0.yaml", "law: []\n", RELIED)
    change("commercial/COM-090/draft.yaml", "law: []\n", RELIED)
    return folder / "small"


def test_changes_are_told_apart_by_the_day(small):
    """A change on the day itself has come; both kinds are in the order of their dates."""
    first, _ = law(date(2026, 1, 1), library=small).standings

    assert [change.starts.year for change in first.past] == [2026]
    assert [change.starts.year for change in first.coming] == [2028]
    later, _ = law(date(2030, 1, 1), library=small).standings
    assert [change.starts.year for change in later.past] == [2026, 2028]


@pytest.mark.parametrize(
    ("on", "amounts"),
    [
        (date(2025, 2, 23), []),
        (date(2025, 12, 31), [21_490_400]),
        (date(2026, 1, 1), [20_772_000]),
    ],
)
def test_amounts_are_those_in_force(small, on, amounts):
    """Of a threshold with two amounts the one of the day is given, and none before the first."""
    assert [t.amount.pence for t in law(on, library=small).thresholds] == amounts


def test_periods_are_those_in_force(small):
    """A minimum period is left out before it begins."""
    assert [p.days for p in law(BEGAN, library=small).periods] == [25]
    assert law(date(2025, 2, 23), library=small).periods == ()


def test_clauses_rely_in_the_version_of_the_day(small):
    """A version that has been replaced relies no more; a draft stands for what was never released."""
    early, none = law(date(2026, 12, 31), library=small).standings
    late, _ = law(date(2027, 1, 1), library=small).standings

    assert [one.clause for one in early.reliance] == ["COM-090@1.0.0", "DA-010@1.0.0"]
    assert [relied.section for relied in early.reliance[1].relied] == ["s.20", "s.56"]
    assert [one.clause for one in late.reliance] == ["COM-090@1.0.0"]
    assert none.reliance == ()


def test_one_instrument_comes_with_what_rests_on_it(small):
    """A key gives that instrument, its amounts and periods, and no notices."""
    found = law(date(2026, 11, 24), "OTHER", small)

    assert [s.instrument.key for s in found.standings] == ["other"]
    assert [s.status for s in found.standings] == ["not-in-force"]
    assert [t.amount.pence for t in found.thresholds] == [20_772_000]
    assert found.periods == ()
    assert found.notices == ()


@pytest.mark.parametrize(
    ("key", "help"),
    [("pa-2024", "did you mean pa-2023?"), ("nonsense", "'tenderkit law' lists every key")],
)
def test_a_key_that_is_not_there(small, key, help):
    """An unknown key is refused, with the nearest one or the way to the list."""
    with pytest.raises(NotFound) as caught:
        law(BEGAN, key, small)

    assert caught.value.message == f"no instrument of law has the key {key}"
    assert caught.value.help == help

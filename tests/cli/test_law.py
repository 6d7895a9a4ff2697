import json

import pytest

from tenderkit.store.bundled import clauses_root
from tenderkit.store.library import read_library

LAW = read_library(clauses_root())[0].law
LONGEST = {
    max(LAW.instruments.values(), key=length).key
    for length in (
        lambda one: len(one.title),
        lambda one: len(one.note),
        lambda one: len(one.changes),
    )
}
CHANGED = """    mark: V
    note: Read in part.
    changes:
      - {from: 2026-01-01, what: Sections begin., mark: V}
      - {from: 2028-01-01, what: Thresholds move., mark: K}
  other:
    title: Other Order
    citation: ""
    kind: order
    status: repealed
    in_force_from: ""
    checked_on: 2026-11-24
    source: ""
    mark: "?"
thresholds:
  - {key: goods, title: Goods, amount: "214904.00 GBP inc VAT", from: 2025-02-24, until: 2027-12-31,
     instrument: pa-2023, section: Sch 1, mark: V}
  - {key: works, title: Works, amount: "5193000.00 GBP inc VAT", from: 2026-01-01, until: "",
     instrument: other, section: "", mark: V2}
notices:
  - {key: UK6, title: Award notice, section: s.50, when: Before signature., duty: mandatory,
     order: 2, mark: V}
  - {key: UK4, title: Tender notice, section: s.21, when: To begin., duty: conditional, order: 1,
     applies_when: {buys_technology: ["yes"]}, mark: V}
"""
RELIED = "law: [{instrument: pa-2023, section: s.20, provisions: [R1], note: it says so}]\n"


@pytest.fixture
def small(folder):
    """The small library with a law that changes, and ten clauses that rely on it."""
    root = folder / "small"
    law = root / "law.yaml"
    text = law.read_text(encoding="utf-8").replace("    mark: V\nthresholds: []\n", CHANGED, 1)
    law.write_text(text, encoding="utf-8")
    clause = root / "data-access" / "DA-010" / "1.0.0.yaml"
    text = clause.read_text(encoding="utf-8").replace("law: []\n", RELIED)
    for number in range(10):
        home = root / "data-access" / f"DA-9{number}0"
        home.mkdir()
        copy = text.replace("DA-010", home.name)
        (home / "1.0.0.yaml").write_text(copy, encoding="utf-8")
    return root


def test_an_instrument_stands_with_its_changes_and_clauses(run, small):
    """Changes so far and to come are told apart; from the ninth clause they are counted."""
    lines = run("law", "--library", "small", "--on", "2026-12-01").stdout.splitlines()

    assert lines[3:9] == [
        "  pa-2023  Procurement Act 2023 (2023 c. 54)",
        "    in-force since 2025-02-24; mark V; relied on by DA-900, DA-910, DA-920, DA-930, DA-940, DA-950,",
        "    DA-960, DA-970 and 2 more",
        "    - changed on 2026-01-01: Sections begin.",
        "    - changes on 2028-01-01 (mark K): Thresholds move.",
        "  other  Other Order",
    ]
    assert lines[9] == "    repealed; mark ?; no clause relies on it"


def test_amounts_periods_and_notices_of_a_day(run, small):
    """Thresholds say from when until when they hold, and notices come in their order."""
    text = run("law", "--library", "small", "--on", "2026-12-01").stdout
    later = run("law", "--library", "small", "--on", "2028-01-01").stdout

    assert (
        "  goods  214904.00 GBP inc VAT   V   Goods; from 2025-02-24 until 2027-12-31, pa-2023 Sch 1\n"
        "  works  5193000.00 GBP inc VAT  V2  Works; from 2026-01-01, other\n"
    ) in text
    assert "  goods  " not in later
    assert "minimum periods in force\n  electronic-together  25 days  s.54  V  " in text
    assert text.endswith(
        "\nnotices, in order\n"
        "  UK4  s.21  conditional  V  Tender notice: To begin.\n"
        "  UK6  s.50  mandatory    V  Award notice: Before signature.\n"
    )


def test_one_instrument_whole(run, small):
    """A key gives the head, the note, changes, the clauses with what they rely on, and its amounts."""
    outcome = run("law", "pa-2023", "--library", "small", "--on", "2026-12-01")
    other = run("law", "other", "--library", "small", "--on", "2026-12-01")

    assert "\nnote\n  Read in part.\n" in outcome.stdout
    assert "\nchanges to come\n  2028-01-01  K  Thresholds move.\n" in outcome.stdout
    assert "\nchanges so far\n  2026-01-01  V  Sections begin.\n" in outcome.stdout
    assert "\nclauses that rely on it\n  DA-900@1.0.0  s.20  R1  it says so\n" in outcome.stdout
    assert "\nthresholds in force\n  goods  " in outcome.stdout
    assert "UK4" not in outcome.stdout
    assert other.stdout == (
        "# other Other Order\n"
        "kind                  order\n"
        "status on 2026-12-01  repealed\n"
        "in force from         not confirmed\n"
        "checked on            2026-11-24, mark ?, not found\n"
        "\nthresholds in force\n"
        "  works  5193000.00 GBP inc VAT  V2  Works; from 2026-01-01, other\n"
    )


def test_the_law_as_data(run, small):
    """With --json every change says whether it is to come, and open dates are empty."""
    outcome = run("law", "--library", "small", "--on", "2026-12-01", "--json")
    data = json.loads(outcome.stdout)
    first, other = data["instruments"]

    assert [(c["from"], c["to_come"]) for c in first["changes"]] == [
        ("2026-01-01", False),
        ("2028-01-01", True),
    ]
    assert first["clauses"][0] == {
        "clause": "DA-900@1.0.0",
        "section": "s.20",
        "provisions": ["R1"],
        "note": "it says so",
    }
    assert (other["status"], other["in_force_from"]) == ("repealed", "")
    assert [(t["key"], t["until"]) for t in data["thresholds"]] == [
        ("goods", "2027-12-31"),
        ("works", ""),
    ]
    assert [(n["key"], n["applies_when"]) for n in data["notices"]] == [
        ("UK4", {"buys_technology": ["yes"]}),
        ("UK6", {}),
    ]


@pytest.mark.parametrize("key", ["", *sorted(LONGEST)])
def test_the_bundled_law_can_be_read(run, key):
    """The list, and the instruments of the longest texts, are lines of at most 100 characters."""
    outcome = run("law", *([key] if key else []), "--on", "2026-12-01")
    long = [line for line in outcome.stdout.splitlines() if len(line) > 100]

    assert outcome.exit == 0, outcome.stderr
    assert not [line for line in long if not line.startswith("source ")]

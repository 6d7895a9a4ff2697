import shutil
from datetime import date
from pathlib import Path

import pytest

from tenderkit.api.guide import guide
from tenderkit.api.start import new_opportunity
from tenderkit.errors import NotFound

RECORDS = """
guidance:
  IG-01: {done_on: 2026-11-02, output: a table of replies}
  IG-02: {skipped: nobody was asked}
"""


@pytest.fixture
def small(folder, change) -> Path:
    """The small library with guidance items of three stages, the last in two versions."""
    home = folder / "small" / "guidance"
    for id, stage in (("IG-02", "preparation"), ("IG-03", "management")):
        (home / id).mkdir()
        shutil.copy(home / "IG-01" / "1.0.0.yaml", home / id)
        change(f"guidance/{id}/1.0.0.yaml", "id: IG-01", f"id: {id}")
        change(f"guidance/{id}/1.0.0.yaml", "stage: design", f"stage: {stage}")
    shutil.copy(home / "IG-03" / "1.0.0.yaml", home / "IG-03" / "1.1.0.yaml")
    change("guidance/IG-03/1.1.0.yaml", 'version: "1.0.0"', 'version: "1.1.0"')
    change("guidance/IG-03/1.1.0.yaml", "commenced_from: 2025-02-24", "commenced_from: 2027-01-01")
    return folder / "small"


@pytest.fixture
def visits(small) -> Path:
    """An opportunity of December 2026 that records two of the three items."""
    answers = {"commenced_on": "2026-12-01", "buys_technology": "no"}
    new_opportunity(Path("visits"), answers, date(2026, 11, 24), small)
    file = Path("visits") / "opportunity.yaml"
    file.write_text(file.read_text(encoding="utf-8") + RECORDS, encoding="utf-8", newline="\n")
    return Path("visits")


def test_items_come_in_the_order_of_their_stages(small):
    """Preparation comes before design whatever the ids are; each is the latest version."""
    found = guide(library=small)

    assert [advice.item.pin for advice in found.advice] == [
        "IG-02@1.0.0",
        "IG-01@1.0.0",
        "IG-03@1.1.0",
    ]
    assert found.advice[2].versions == ("1.0.0", "1.1.0")
    assert {advice.record for advice in found.advice} == {None}
    assert found.opportunity == ""


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("design", ["IG-01"]),
        ("Management", ["IG-03"]),
        ("ig-02", ["IG-02"]),
    ],
)
def test_a_stage_or_an_id_picks_items(small, visits, wanted, ids):
    """Capitals do not matter, and an opportunity does not change what is picked."""
    assert [advice.item.id for advice in guide(wanted, library=small).advice] == ids
    assert [advice.item.id for advice in guide(wanted, visits, small).advice] == ids


def test_an_opportunity_shows_what_it_records(small, visits):
    """Followed, skipped and not recorded are told apart; the version is that of the opportunity's day."""
    found = guide(opportunity=visits, library=small)
    records = {advice.item.pin: advice.record for advice in found.advice}

    assert list(records) == ["IG-02@1.0.0", "IG-01@1.0.0", "IG-03@1.0.0"]
    assert records["IG-02@1.0.0"].skipped == "nobody was asked"
    assert records["IG-01@1.0.0"].output == "a table of replies"
    assert records["IG-01@1.0.0"].on == date(2026, 11, 2)
    assert records["IG-03@1.0.0"] is None
    assert found.opportunity.endswith("[title of the contract]")


def test_items_that_do_not_fit_are_left_out(small, visits, change):
    """An item whose facts do not hold is not shown, and asking for it says so."""
    change(
        "guidance/IG-01/1.0.0.yaml",
        "commenced_from: 2025-02-24\n",
        'commenced_from: 2025-02-24\napplies_when: {buys_technology: ["yes"]}\n',
    )

    assert [a.item.id for a in guide(opportunity=visits, library=small).advice] == [
        "IG-02",
        "IG-03",
    ]
    assert guide("design", visits, small).advice == ()
    with pytest.raises(NotFound, match="IG-01 does not apply to OPP-2026-001") as caught:
        guide("IG-01", visits, small)
    assert caught.value.help == "'tenderkit guide IG-01' prints it all the same"


@pytest.mark.parametrize(
    ("wanted", "help"),
    [
        ("desing", "did you mean design?"),
        ("IG-09", "did you mean IG-03?"),
        ("x", "the stages are preparation, strategy, design, execution, management"),
    ],
)
def test_what_is_no_stage_and_no_item(small, visits, wanted, help):
    """An unknown word is refused, with or without an opportunity."""
    for opportunity in (None, visits):
        with pytest.raises(
            NotFound, match=f"no stage or guidance item is called {wanted}"
        ) as caught:
            guide(wanted, opportunity, small)
        assert caught.value.help == help


def test_a_broken_opportunity_gives_its_faults(small, visits):
    """Where the opportunity cannot be read, the errors are given and no item."""
    (visits / "opportunity.yaml").write_text("id: [\n", encoding="utf-8")

    found = guide(opportunity=visits, library=small)

    assert found.advice == ()
    assert found.opportunity == "visits"
    assert [fault.code for fault in found.faults] == ["OPP003"]

import json

import pytest

from tenderkit.store.bundled import clauses_root
from tenderkit.store.library import read_library

LIBRARY, _ = read_library(clauses_root())
RECORDS = """
guidance:
  IG-01: {done_on: 2026-11-02, output: a table of replies}
  IG-02: {skipped: nobody was asked}
"""


@pytest.fixture
def visits(run, folder):
    """The file of an opportunity that has followed one item of the small library and skipped another."""
    home = folder / "small" / "guidance"
    text = (home / "IG-01" / "1.0.0.yaml").read_text(encoding="utf-8")
    for id in ("IG-02", "IG-03"):
        (home / id).mkdir()
        (home / id / "1.0.0.yaml").write_text(text.replace("IG-01", id), encoding="utf-8")
    run("new", "opportunity", "visits", "--library", "small", "--commenced-on", "2026-12-01")
    file = folder / "visits" / "opportunity.yaml"
    file.write_text(file.read_text(encoding="utf-8") + RECORDS, encoding="utf-8")
    return file


def test_what_an_opportunity_has_followed(run, visits):
    """Each item says whether it was followed, with day and place of its output, and the sum is told."""
    outcome = run("guide", "--opportunity", "visits", "--library", "small")

    assert outcome.exit == 0
    assert [line for line in outcome.stdout.splitlines() if line.startswith("    ")] == [
        "    followed on 2026-11-02: a table of replies",
        "    skipped: nobody was asked",
        "    not recorded",
    ]
    assert outcome.stderr == "3 items: 1 followed, 1 skipped, 1 not recorded\n"


def test_a_stage_prints_its_items_whole_with_what_was_done(run, visits):
    """Below the advice of each item stands what the opportunity records of it."""
    outcome = run("guide", "design", "--opportunity", "visits", "--library", "small")
    parts = outcome.stdout.split("\n\n\n")

    assert [part.split()[1] for part in parts] == ["IG-01@1.0.0", "IG-02@1.0.0", "IG-03@1.0.0"]
    assert all("\nadvice (officers only)\n" in part for part in parts)
    assert "\nin OPP-2026-001, [title of the contract]\n  skipped: nobody was asked" in parts[1]


def test_records_as_data(run, visits):
    """With --json a record has a state of its own, and what was typed for it."""
    outcome = run("guide", "--opportunity", "visits", "--library", "small", "--json")
    alone = run("guide", "--library", "small", "--json")

    assert [item["record"] for item in json.loads(outcome.stdout)["items"]] == [
        {
            "state": "followed",
            "done_on": "2026-11-02",
            "output": "a table of replies",
            "reason": "",
        },
        {"state": "skipped", "done_on": "", "output": "", "reason": "nobody was asked"},
        {"state": "open", "done_on": "", "output": "", "reason": ""},
    ]
    assert {item["record"] for item in json.loads(alone.stdout)["items"]} == {None}


def test_an_opportunity_that_cannot_be_read(run, visits):
    """Its errors are shown, as findings too with --json, and the exit code is 1."""
    visits.write_text("id: [\n", encoding="utf-8")

    outcome = run("guide", "--opportunity", "visits", "--library", "small")
    data = run("guide", "--opportunity", "visits", "--library", "small", "--json")

    assert (outcome.exit, data.exit) == (1, 1)
    assert "OPP003 yaml-syntax" in outcome.stdout
    assert [finding["code"] for finding in json.loads(data.stdout)["findings"]] == ["OPP003"]
    assert json.loads(data.stdout)["items"] == []


def test_the_bundled_guidance_is_listed_whole(run):
    """Every bundled item is listed in lines of at most 100 characters."""
    outcome = run("guide")

    assert outcome.exit == 0
    assert not [line for line in outcome.stdout.splitlines() if len(line) > 100]
    assert all(f"  {id}  " in outcome.stdout for id in LIBRARY.guidance)

import json

import pytest

LIBRARY = ("--library", "small", "--on", "2027-02-01")


@pytest.fixture
def behind(run, folder):
    """An opportunity pinned at DA-010@1.0.0, and put off until 1.1.0 applies."""
    run("new", "opportunity", "visits", "--library", "small", "--commenced-on", "2026-12-01")
    built = run("build", "visits", "-o", "pack", "--library", "small", "--on", "2026-12-01")
    assert built.exit == 0, built.stdout
    file = folder / "visits" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (("2026-12-01", "2027-01-04"), ("2026-12-29", "2027-02-01")):
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return run


def lock(folder):
    """The text of the opportunity's lock."""
    return (folder / "visits" / "opportunity.lock.yaml").read_text(encoding="utf-8")


def test_plan_shows_the_pin_that_is_behind(behind):
    """``plan`` names the newer version and why it was made, and moves nothing."""
    outcome = behind("plan", "visits", *LIBRARY)

    assert "pins behind the library, which 'tenderkit update' moves: 1" in outcome.stdout
    assert (
        "  DA-010  1.0.0 -> 1.1.0  replies by telephone could not be shown later\n"
        in outcome.stdout
    )


def test_a_dry_run_writes_nothing(behind, folder):
    """``--dry-run`` says what would move, and leaves the lock as it is."""
    before = lock(folder)
    outcome = behind("update", "visits", "--dry-run", *LIBRARY)

    assert outcome.stdout.splitlines()[0].endswith(": would move 1 pin")
    assert lock(folder) == before


def test_update_moves_the_pin_and_says_why(behind, folder):
    """The pin moves once; a second update finds nothing to do."""
    first = behind("update", "visits", "--json", *LIBRARY)
    second = behind("update", "visits", *LIBRARY)
    document = json.loads(first.stdout)

    assert document["moves"] == [
        {
            "id": "DA-010",
            "old": "1.0.0",
            "new": "1.1.0",
            "reason": "replies by telephone could not be shown later",
        }
    ]
    assert document["written"] is True
    assert 'DA-010: "1.1.0"' in lock(folder)
    assert second.stdout.endswith(": every pin is where it belongs\n")


@pytest.fixture
def withdrawn(run, folder):
    """An opportunity pinned at a clause that has been withdrawn since, from a day before it commenced."""
    run("new", "opportunity", "visits", "--library", "small", "--commenced-on", "2026-12-01")
    built = run("build", "visits", "-o", "pack", "--library", "small", "--on", "2026-12-01")
    assert built.exit == 0, built.stdout
    status = folder / "small" / "data-access" / "DA-020" / "status.yaml"
    status.write_text(
        "withdrawn: 2026-11-30\nsuccessor: DA-010\nreason: it failed in use\n", encoding="utf-8"
    )
    return run


def test_a_withdrawn_clause_is_said_to_be_withdrawn(withdrawn):
    """``plan``, ``show``, ``explain`` and ``list`` say from when, and what succeeds it."""
    words = "withdrawn from 2026-11-30; its successor is DA-010"
    small = ("--library", "small")
    planned = json.loads(withdrawn("plan", "visits", "--json", *LIBRARY).stdout)

    assert f"buys_technology is yes ({words})" in _flat(withdrawn("plan", "visits", *LIBRARY))
    assert f"status {words}. it failed in use" in _flat(withdrawn("show", "DA-020", *small))
    assert words in _flat(withdrawn("explain", "DA-020", *small))
    assert '"withdrawn from 2026-11-30, now DA-010"' in withdrawn("list", "--json", *small).stdout
    assert [
        (taken["id"], taken["successor"]) for taken in planned["taken"] if taken["withdrawn"]
    ] == [("DA-020", "DA-010")]
    for command in ("show", "explain"):
        shown = json.loads(withdrawn(command, "DA-020", "--json", *small).stdout)["clause"]
        assert (shown["withdrawn"], shown["successor"]) == ("2026-11-30", "DA-010")


def test_update_announces_only_what_is_left(withdrawn, folder):
    """A dropped clause is no longer found to be withdrawn, nor in a dry run; the reason is said."""
    before = withdrawn("check", "visits", *LIBRARY)
    dry = withdrawn("update", "visits", "--dry-run", "--json", *LIBRARY)
    done = withdrawn("update", "visits", "--json", *LIBRARY)
    after = withdrawn("plan", "visits", "--json", *LIBRARY)

    assert "OPP108 withdrawn-clause" in before.stdout
    for outcome in (dry, done, after):
        names = [finding["name"] for finding in json.loads(outcome.stdout)["findings"]]
        assert "withdrawn-clause" not in names
    (move,) = json.loads(done.stdout)["moves"]
    assert move == {
        "id": "DA-020",
        "old": "1.0.0",
        "new": "",
        "reason": "withdrawn on 2026-11-30; its successor is DA-010",
    }


def test_update_keeps_the_pin_of_an_undecided_clause(behind, folder):
    """A clause that an unknown fact leaves open comes back at the version that it had."""
    file = folder / "visits" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('buys_technology: "yes"', "buys_technology: unknown"), encoding="utf-8"
    )

    outcome = behind("update", "visits", *LIBRARY)

    assert outcome.stdout.endswith(": every pin is where it belongs\n")
    assert 'DA-010: "1.0.0"' in lock(folder)


def _flat(outcome):
    """What was printed, as if on one line."""
    return " ".join(outcome.stdout.split())

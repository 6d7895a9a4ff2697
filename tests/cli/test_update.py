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

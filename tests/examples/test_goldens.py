"""The small volumes and the two sheets of dates and notice, kept as text that a person can review.

``pytest --bless`` writes them down as they are now; read the difference as a supplier would.
"""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
KEPT = {
    "report-forms": (
        "suppliers/01-instructions.md",
        "suppliers/04-award-criteria.md",
        "suppliers/09-processing-schedule.md",
        "suppliers/13-declarations.md",
        "suppliers/timetable.ics",
        "internal/notice.csv",
    ),
    "housing-services": (
        "suppliers/03-questionnaire.md",
        "suppliers/10-service-levels.md",
        "suppliers/timetable.ics",
        "internal/notice.csv",
    ),
    "insight-platform": ("suppliers/timetable.ics", "internal/notice.csv"),
}


@pytest.mark.parametrize(("name", "path"), [(n, p) for n, paths in KEPT.items() for p in paths])
def test_a_file_reads_as_it_was_reviewed(name, path, built, golden):
    """The file of the pack is, line for line, the one that somebody has read."""
    text = (built(name).out / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")

    golden(GOLDEN / name / path.rpartition("/")[2], text)


def test_no_golden_is_kept_that_nothing_is_compared_with():
    """A golden whose file is no longer looked at is taken out."""
    kept = {f"{name}/{path.rpartition('/')[2]}" for name, paths in KEPT.items() for path in paths}
    found = {p.relative_to(GOLDEN).as_posix() for p in GOLDEN.rglob("*") if p.is_file()}

    assert found <= kept

from datetime import date
from pathlib import Path

import pytest
import yaml

from tenderkit.api.check import check
from tenderkit.model.finding import Severity

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
CASES = yaml.safe_load((Path(__file__).parent / "broken_fields.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def before():
    """What is said of the example as it is: code and message of each finding above a note."""
    return {(f.code, f.message) for f in _above_a_note(ROOT / "examples" / "housing-services")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_broken_field_is_named_with_its_line_and_remedy(case, workspace, before):
    """One slip in the example brings exactly the findings that the case lists, and no others."""
    file = workspace / "housing-services" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(case["was"]) == 1, "the example has changed: correct the case"
    broken = text.replace(case["was"], case["becomes"])
    file.write_text(broken, encoding="utf-8", newline="\n")

    found = [
        {"code": f.code, "line": f.at.line, "message": f.message, "help": f.help}
        for f in _above_a_note(workspace / "housing-services")
        if (f.code, f.message) not in before
    ]

    assert found == [_expected(finding, broken) for finding in case["finds"]]


def _above_a_note(folder):
    found = check(folder, DAY).findings
    return [finding for finding in found if finding.severity is not Severity.NOTE]


def _expected(finding, broken):
    """The finding, with the number of the one line that begins with the words of its ``at``."""
    starts = [line.strip().startswith(finding["at"]) for line in broken.split("\n")]
    assert starts.count(True) == 1, f"{finding['at']!r} begins {starts.count(True)} lines"
    return {
        "code": finding["code"],
        "line": starts.index(True) + 1,
        "message": finding["message"],
        "help": finding["help"],
    }

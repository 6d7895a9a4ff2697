from pathlib import Path

import pytest
import yaml

from tenderkit.api.check import check
from tenderkit.model.finding import Severity

CASES = yaml.safe_load((Path(__file__).parent / "broken_fields.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_broken_field_is_named_with_its_line_and_remedy(case, workspace, day):
    """One slip in the example gives exactly the findings that the case lists, and no others."""
    file = workspace / "housing-services" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(case["was"]) == 1, "the example has changed: correct the case"
    file.write_text(text.replace(case["was"], case["becomes"]), encoding="utf-8", newline="\n")

    found = [
        {"code": f.code, "line": f.at.line, "message": f.message, "help": f.help}
        for f in check(workspace / "housing-services", day).findings
        if f.severity is not Severity.NOTE
    ]

    assert found == case["finds"]

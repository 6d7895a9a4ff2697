import re
from datetime import date
from pathlib import Path

import pytest

from tenderkit.api.check import check
from tenderkit.model.finding import Severity
from tenderkit.rules.catalogue import SHELVES, rules_on

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(300)  # a dozen packs are composed one after another
BROKEN = ROOT / "examples" / "broken-on-purpose"
DAY = date(2026, 12, 1)
SHOWN = {rule.code for subject in SHELVES for rule in rules_on(subject)}
"""The codes of every rule with a check."""
EXCUSED = {
    "LIB107": "a council's library lies over one that has general definitions",
    "LIB108": "a council's library holds neither definitions nor guidance",
}
"""Rules that no workspace can break while the bundled library is whole, and why."""

_COMMENT = re.compile(r"(?:^|\s)#(?= )(.*)|\{#(.*?)#\}", re.MULTILINE)
_CODE = re.compile(r"\b[A-Z]{3}\d{3}\b")


@pytest.fixture(scope="module")
def found():
    """What is found in the workspace, without what the bundled library is found to hold by itself."""
    bundled = set(check(ROOT / "clauses", DAY).findings)
    return [finding for finding in check(BROKEN, DAY).findings if finding not in bundled]


def test_every_rule_with_a_check_fires(found):
    """Whoever reads the workspace sees each of the checks at work, but for those that are excused."""
    assert SHOWN - {finding.code for finding in found} - EXCUSED.keys() == set()


def test_no_excused_rule_fires(found):
    """An excuse that is no longer needed is taken out."""
    assert EXCUSED.keys() & {finding.code for finding in found} == set()
    assert EXCUSED.keys() <= SHOWN


def test_every_code_in_a_comment_is_found_in_its_file(found):
    """A comment that promises a finding keeps its word."""
    announced = {(code, file) for file in _files() for code in _announced(file)}
    fired = {(finding.code, _file(finding)) for finding in found}
    # A finding about a file as a whole has no line, and is compared by the name of its file.
    whole = {(finding.code, _file(finding).name) for finding in found if not finding.at.line}

    missing = {
        f"{code} in {file.relative_to(BROKEN).as_posix()}"
        for code, file in announced - fired
        if (code, file.name) not in whole
    }
    assert missing == set()


def test_every_error_is_announced_in_its_file(found):
    """Nothing is broken by accident."""
    accidents = [
        f"{finding.code} at {finding.at.file}:{finding.at.line}: {finding.message}"
        for finding in found
        if finding.severity is Severity.ERROR
        and BROKEN in _file(finding).parents
        and finding.code not in _announced(_file(finding))
    ]
    assert accidents == []


def test_nothing_of_it_reaches_the_other_examples():
    """A check of the workspace around it doesn't look into it."""
    files = [Path(finding.at.file).resolve() for finding in check(ROOT / "examples", DAY).findings]

    assert [file for file in files if BROKEN in file.parents] == []


def test_its_page_names_every_folder():
    """README.md says of each folder what it shows."""
    page = (BROKEN / "README.md").read_text(encoding="utf-8")
    folders = {file.relative_to(BROKEN).parts[0] for file in _files()} - {"tenderkit.yaml"}

    assert [folder for folder in sorted(folders) if f"`{folder}/`" not in page] == []


def _files():
    return [path for path in sorted(BROKEN.rglob("*")) if path.suffix in (".yaml", ".j2")]


def _file(finding):
    return Path(finding.at.file).resolve()


def _announced(file):
    """The codes that the comments of a file name."""
    text = file.read_text(encoding="utf-8", errors="replace")
    comments = (plain or template for plain, template in _COMMENT.findall(text))
    return {code for comment in comments for code in _CODE.findall(comment)}

"""docs/opportunity.md can be followed: its examples are one file that is read, checked and built."""

import json
import re
from datetime import date

import pytest

from tenderkit.api.compose import compose_opportunity
from tenderkit.model.finding import Severity
from tenderkit.model.schedule import NOTICE_FIELDS, PROCESSING_ROWS

FENCED = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def page(root):
    """The text of the page."""
    return (root / "docs" / "opportunity.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def composed(page, tmp_path_factory):
    """The opportunity that the examples make, one after the other, composed."""
    folder = tmp_path_factory.mktemp("followed") / "youth-services"
    folder.mkdir()
    text = "".join(FENCED.findall(page))
    (folder / "opportunity.yaml").write_text(text, encoding="utf-8", newline="\n")
    return compose_opportunity(folder, date(2026, 12, 1))


def test_the_examples_make_a_pack(composed):
    """They hold no error, and no warning but the two that the page announces."""
    found = {(f.severity, f.name) for f in composed.findings if f.severity is not Severity.NOTE}

    assert found <= {
        (Severity.WARNING, "price-line-not-zero"),
        (Severity.WARNING, "too-few-key-indicators"),
    }
    assert composed.pack is not None


def test_every_field_is_explained(page, root):
    """Each field of the file is shown or named, and so is each step that an open procedure has."""
    schema = json.loads((root / "docs" / "schemas" / "opportunity.schema.json").read_bytes())
    shown = "".join(FENCED.findall(page))
    named = set(re.findall(r"^(\w+):", shown, re.MULTILINE)) | set(re.findall(r"`(\w+)`", page))

    assert set(schema["properties"]) - named == set()


def test_every_row_and_notice_field_is_shown(page):
    """Each row of the processing schedule, and each field of a notice above the threshold, is named."""
    keys = {*PROCESSING_ROWS, *NOTICE_FIELDS} - {"instructions", "reserved_for"}

    assert {key for key in keys if not re.search(rf"\b{key}\b", page)} == set()


def test_the_page_stays_short(page):
    """Without its examples it is at most two pages: 900 words."""
    assert len(FENCED.sub("", page).split()) <= 900

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.schedule import COMPULSORY_ROWS
from tenderkit.store.opportunity_file import read_opportunity
from tenderkit.store.scaffold.quote import quoted
from tenderkit.store.scaffold.schedules import render_schedules


@given(st.text())
def test_what_is_quoted_reads_back(text):
    """Whatever somebody typed, the quoted scalar stands on one line and is read as the same text."""
    written = quoted(text)

    assert len(f"key: {written}".splitlines()) == 1
    assert yaml.safe_load(f"key: {written}") == {"key": text}


@pytest.mark.parametrize("covered", [True, False])
@pytest.mark.parametrize("personal", [True, False])
def test_the_schedules_of_a_new_opportunity_are_read_as_they_stand(
    covered, personal, tmp_path, sound
):
    """What the Act asks for above the threshold alone is left out below it, and processing with no data."""
    path = tmp_path / "opportunity.yaml"
    written = render_schedules(covered=covered, personal=personal, measured="DA-010.R1")
    path.write_text(sound("opportunity") + written, encoding="utf-8")
    read, findings = read_opportunity(path, "opportunity.yaml")

    assert findings == []
    assert len(read.indicators) == (3 if covered else 0)
    assert all(one.key for one in read.indicators)
    assert bool(read.lots_reason) is covered
    assert [row.key for row in read.processing] == (list(COMPULSORY_ROWS) if personal else [])
    assert ("reserved_for:" in written) is not covered
    assert read.notice == {}

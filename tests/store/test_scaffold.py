import yaml
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.store.scaffold.quote import quoted


@given(st.text())
def test_what_is_quoted_reads_back(text):
    """Whatever somebody typed, the quoted scalar stands on one line and is read as the same text."""
    written = quoted(text)

    assert len(f"key: {written}".splitlines()) == 1
    assert yaml.safe_load(f"key: {written}") == {"key": text}

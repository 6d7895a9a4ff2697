from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.pack import Pins
from tenderkit.model.place import Place
from tenderkit.store.pins import FILE, read_pins, render_pins

VERSIONS = st.builds("{}.{}.{}".format, *[st.integers(0, 20)] * 3)
CLAUSES = st.from_regex(r"\A(?:HXB-)?[A-Z]{2,5}-[0-9]{3}\Z")
GUIDANCE = st.from_regex(r"\AIG-[0-9]{2}\Z")
PINS = st.builds(
    Pins,
    clauses=st.dictionaries(CLAUSES, VERSIONS),
    guidance=st.dictionaries(GUIDANCE, VERSIONS),
    digests=st.dictionaries(
        st.builds("{}@{}".format, CLAUSES, VERSIONS), st.from_regex(r"\A[0-9a-f]{64}\Z")
    ),
    definitions=VERSIONS,
    library=st.just("tenderkit 2026.1"),
)


@given(pins=PINS)
def test_pins_that_were_written_are_read_back(pins, tmp_path_factory):
    """What ``render_pins`` writes, ``read_pins`` reads, in whatever order it was given."""
    folder = tmp_path_factory.mktemp("opportunity")
    (folder / FILE).write_text(render_pins(pins), encoding="utf-8")

    read, findings = read_pins(folder)

    assert findings == []
    assert replace(read, at=Place()) == pins


def test_the_order_of_the_pins_does_not_matter():
    """The text is sorted, and says that it is not to be edited."""
    text = render_pins(Pins(clauses={"DA-020": "1.0.0", "DA-010": "1.10.0"}))

    assert text == render_pins(Pins(clauses={"DA-010": "1.10.0", "DA-020": "1.0.0"}))
    assert text.startswith("# Written by tenderkit; not to be edited by hand.\n")
    assert "'tenderkit update' moves pins" in text
    assert 'clauses:\n  DA-010: "1.10.0"\n  DA-020: "1.0.0"\n' in text


def test_an_opportunity_without_pins_has_none(tmp_path):
    """The file is made by the first build."""
    assert read_pins(tmp_path) == (Pins(), [])


def test_a_broken_file_of_pins_is_reported_under_its_name(tmp_path):
    """No pin of it is used."""
    (tmp_path / FILE).write_text("clauses: {DA-010: 1.0}\n", encoding="utf-8")

    pins, findings = read_pins(tmp_path, "examples/hexbridge")

    assert pins == Pins()
    assert {finding.at.file for finding in findings} == {f"examples/hexbridge/{FILE}"}
    assert [finding.name for finding in findings] == ["bad-value", "missing-field", "missing-field"]

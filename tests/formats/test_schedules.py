import csv
from dataclasses import replace
from io import StringIO

from tests.strategies import definitions, library, opportunity, provision, version

from tenderkit.formats.schedules import matrix_csv, notice_csv, prices_csv, trace_csv
from tenderkit.model.clause import Answer, Level
from tenderkit.model.money import Money
from tenderkit.model.opportunity import PriceLine
from tenderkit.model.pack import NoticeField, Pack, Requirement, Selection, Traced
from tenderkit.model.place import Link


def _pack(requirements=(), **fields) -> Pack:
    return Pack(
        opportunity=opportunity(**fields),
        library=library(),
        selection=Selection(taken=(), left_out=(), facts={}, definitions=definitions()),
        volumes=(),
        annotated=(),
        requirements=requirements,
        filled=(),
        anchors={},
        terms_used=(),
    )


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_matrix_has_a_row_for_each_requirement():
    """With its place, words, limits and evidence, and two cells for the supplier to fill."""
    one = Requirement(
        provision=provision("DA-060.R1", evidence="=An export."),
        clause=version("DA-060"),
        text="Give data:\n(a) all; and\n(b) now.",
        volume="2",
        number="5.6.1",
        pass_or_fail=True,
        answer=Answer(kind="number", unit="working_days", minimum="1", maximum="10"),
    )
    two = Requirement(
        provision=provision("DA-060.R2", level=Level.MAY, evidence=""),
        clause=version("DA-060"),
        text="Say more.",
        volume="8",
        number="1.1.1",
        answer=Answer(kind="comply-with-text", words=250, prompt="Say how."),
    )
    header, first, second = _rows(matrix_csv(_pack((one, two))))

    assert len(header) == len(first) == len(second) == 14
    assert first == [
        "DA-060.R1", "MUST", "yes", "Volume 2, paragraph 5.6.1", "Give data:\n(a) all; and\n(b) now.",
        "number", "", "working days", "1", "10", "", "'=An export.", "", "",
    ]  # fmt: skip
    assert second == [
        "DA-060.R2", "MAY", "no", "Volume 8, paragraph 1.1.1", "Say more.",
        "comply-with-text", "Say how.", "", "", "", "250", "", "", "",
    ]  # fmt: skip


def test_the_price_table_has_a_column_for_each_year():
    """A fixed price stands in every cell where a price is wanted, and in no other."""
    lines = (
        PriceLine(id="P-01", title="Support", kind="recurring", unit="year", years=3),
        PriceLine(
            id="P-02",
            title="Exports",
            kind="one-off",
            must_be=Money(pence=0),
            because=(Link(to="DA-060.R4"),),
        ),
        PriceLine(id="P-03", title="Licence", kind="recurring", years=2, must_be=Money(pence=123_405)),
        PriceLine(id="P-04", title="Day rate", kind="rate", unit="day"),
    )  # fmt: skip

    assert _rows(prices_csv(_pack(price_lines=lines))) == [
        ["Line", "Item", "Kind", "Unit", "Fixed by", "Price or rate excluding VAT", "Year 1", "Year 2", "Year 3"],
        ["P-01", "Support", "recurring", "year", "", "", "", "", ""],
        ["P-02", "Exports", "one-off", "", "DA-060.R4", "0.00", "", "", ""],
        ["P-03", "Licence", "recurring", "", "", "", "1234.05", "1234.05", ""],
        ["P-04", "Day rate", "rate", "day", "", "", "", "", ""],
    ]  # fmt: skip


def test_nothing_to_price_or_to_answer():
    """A header is there all the same."""
    assert [len(row) for row in _rows(prices_csv(_pack()))] == [6]
    assert [len(row) for row in _rows(matrix_csv(_pack()))] == [14]


def test_the_notice_field_by_field():
    """With an empty value where nobody has answered, and lines kept inside a cell."""
    fields = (
        NoticeField(section="Scope", field="Title", value="=A system", source="title"),
        NoticeField(section="Lots", field="Lots", value="L-1\nL-2", source="lots"),
        NoticeField(section="Scope", field="CPV", value="", source="notice: cpv"),
    )

    assert _rows(notice_csv(replace(_pack(), notice=fields))) == [
        ["Section", "Field", "Value to paste", "From"],
        ["Scope", "Title", "'=A system", "title"],
        ["Lots", "Lots", "L-1\nL-2", "lots"],
        ["Scope", "CPV", "", "notice: cpv"],
    ]


def test_the_trace_of_each_requirement():
    """Several of a kind stand in one cell; a kind with none leaves its cell empty."""
    one = Traced(
        requirement="DA-060.R1",
        clause="DA-060@1.1.0",
        needs=("N-01", "N-02"),
        questions=("Q-01",),
        criteria=("C-01.1",),
        indicators=(),
        law=("pa-2023 s.56", "uk-gdpr"),
    )

    assert _rows(trace_csv(replace(_pack(), trace=(one,)))) == [
        ["Requirement", "Clause", "Needs", "Questions", "Criteria", "Indicators", "Law"],
        ["DA-060.R1", "DA-060@1.1.0", "N-01; N-02", "Q-01", "C-01.1", "", "pa-2023 s.56; uk-gdpr"],
    ]

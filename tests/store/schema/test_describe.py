"""A mapping described by letting its builder ask, in small builders of every form there is."""

import pytest
from jsonschema import Draft202012Validator

from tenderkit.store.decode import list_of, map_of, named, one_or_more, record
from tenderkit.store.parts.values import (
    ANY_TEXT,
    DATE,
    DECIMAL,
    INSIDE,
    KEY,
    LINE,
    MOMENT,
    MONEY,
    NAME,
    OPEN_DATE,
    TEXT,
    VERSION,
    WHOLE,
    YES_NO,
    choice,
    located,
    typed,
)
from tenderkit.store.schema.describe import describe


def test_fields_are_properties_and_those_needed_are_required():
    """Nothing else may stand beside them."""
    shape = describe(lambda fields: (fields.need("id", NAME), fields.maybe("note", LINE, "")))

    assert list(shape["properties"]) == ["id", "note"]
    assert shape["required"] == ["id"]
    assert shape["additionalProperties"] is False
    assert "allOf" not in shape


@pytest.mark.parametrize(
    ("kind", "accepted", "refused"),
    [
        (LINE, ["word", 7, 2.5, True, "one\n"], ["", "  ", None, "two\nlines", [], {}]),
        (TEXT, ["word", "two\nlines", 7], ["", " \n", None]),
        (ANY_TEXT, ["", "word", None, 7], [[]]),
        (NAME, ["small_name"], ["Name", 7]),
        (KEY, ["uk4-below", 5, 1.5], ["-", "", -5]),
        (VERSION, ["1.10.0"], ["1.0", 1.0, "01.0.0"]),
        (DATE, ["2026-12-01"], ["1 December 2026", "2026-12-01 12:00", 2026]),
        (OPEN_DATE, ["", None, "2026-12-01"], ["soon", 2026]),
        (MOMENT, ["2026-12-01", "2026-12-01 12:00"], ["2026-12-01 25:00", "12:00"]),
        (WHOLE, [0, 250, "250"], [-1, 2.5, "2,5", "007", True]),
        (DECIMAL, [12.5, 12, "12.5"], [-12.5, "12%"]),
        (MONEY, ["1400000.00 GBP ex VAT", "5 GBP"], ["£5", 5]),
        (YES_NO, ["yes", "no"], ["maybe", True]),
        (choice("open", "closed"), ["open"], ["Open", ""]),
        (INSIDE, ["own/clauses", "clauses"], ["/etc", "../up", "a//b", "a/./b", "C:/x", ""]),
        (located(NAME), ["name"], ["Name"]),
        (typed(WHOLE), [7], ["x"]),
        (list_of(NAME), [[], ["a", "b"]], ["a", ["A"], None]),
        (list_of(NAME, at_least=1), [["a"]], [[]]),
        (one_or_more(NAME), ["a", ["a", "b"]], [[], "A"]),
        (map_of(NAME, WHOLE), [{}, {"a": 1}], [{"A": 1}, {"a": "x"}, []]),
        (record(lambda fields: fields.need("a", WHOLE)), [{"a": 1}], [{}, {"a": 1, "b": 2}, "a"]),
        (named(lambda fields: fields.need("a", WHOLE), NAME), [{}, {"x": {"a": 1}}], [{"x": {}}]),
        (named(lambda fields: None, NAME, at_least=1), [{"x": {}}], [{}]),
    ],
)
def test_a_value_is_accepted_as_its_kind_reads_it(kind, accepted, refused):
    """A number or truth value stands where its text may stand, since that is how an editor sees it."""
    schema = Draft202012Validator(kind.schema(describe))

    assert [value for value in accepted if not schema.is_valid(value)] == []
    assert [value for value in refused if schema.is_valid(value)] == []


def test_what_is_accepted_is_said_in_words():
    """Every value but a mapping with fixed fields says it itself; a list says it of its items too."""
    shape = list_of(WHOLE).schema(describe)

    assert shape["description"] == "a list, each item a whole number such as 250"
    assert shape["items"]["description"] == "a whole number such as 250"
    assert "description" not in record(lambda fields: None).schema(describe)


def _by_presence(fields):
    if fields.has("skipped"):
        fields.refuse("output", "is skipped")
        return fields.need("skipped", LINE)
    return fields.need("output", LINE), fields.maybe("note", LINE, "")


def _by_value(fields):
    kind = fields.need("kind", choice("number", "date", "text"))
    if not kind:
        fields.ignore_rest()
    if kind == "number":
        fields.need("unit", LINE)
    limit = {"number": WHOLE, "date": DATE}.get(kind)
    return fields.maybe("limit", limit, None) if limit else None


@pytest.mark.parametrize(
    ("build", "accepted", "refused"),
    [
        (
            _by_presence,
            [{"skipped": "why"}, {"output": "a page"}, {"output": "a page", "note": "n"}],
            [{}, {"skipped": "why", "output": "a page"}, {"note": "n"}],
        ),
        (
            _by_value,
            [
                {"kind": "number", "unit": "days", "limit": 5},
                {"kind": "date", "limit": "2026-12-01"},
                {"kind": "text"},
            ],
            [
                {},
                {"kind": "number"},
                {"kind": "number", "unit": "days", "limit": "2026-12-01"},
                {"kind": "date", "unit": "days"},
                {"kind": "text", "limit": 5},
                {"kind": "other"},
            ],
        ),
    ],
)
def test_fields_may_depend_on_another(build, accepted, refused):
    """On whether one was typed, or on which word stands there."""
    schema = Draft202012Validator(describe(build))

    assert [value for value in accepted if not schema.is_valid(value)] == []
    assert [value for value in refused if schema.is_valid(value)] == []


def test_a_word_on_which_nothing_depends_makes_no_branch():
    """A choice that changes nothing is an ordinary field."""
    shape = describe(lambda fields: (fields.need("a", choice("x", "y")), fields.need("b", LINE)))

    assert "allOf" not in shape


def test_a_mapping_whose_names_are_data_is_described_by_its_values():
    """A file may be one such mapping as a whole."""
    shape = describe(lambda fields: fields.every(map_of(NAME, WHOLE)))

    assert shape == map_of(NAME, WHOLE).schema(describe)

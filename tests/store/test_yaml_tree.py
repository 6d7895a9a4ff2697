import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.store import yaml_tree
from tenderkit.store.decode import open_fields
from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.provisions import provisions
from tenderkit.store.text_file import decode
from tenderkit.store.yaml_tree import Mapping, Scalar, Sequence, parse_yaml

YAML_LIKE = st.lists(
    st.sampled_from(
        [*"\n\t {}[]'\",é\u2028", "a", "b: ", "- ", ": ", "|\n", ">\n", " #", "&x ", "*x", "!t "]
    ),
    max_size=40,
).map("".join) | st.lists(
    st.sampled_from(
        ["a: ", "  ", "\n", "- ", "? ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "[", "}", "x"]
    ),
    max_size=40,
).map("".join)
"""Texts that are nearly YAML, which plain random text never is."""

BOTH_PARSERS = pytest.mark.parametrize("parser", [yaml.Loader, yaml_tree._PARSER])


@BOTH_PARSERS
def test_every_scalar_stays_what_was_typed(monkeypatch, parser):
    """Numbers, dates, clock times and words that other readers convert come back as typed."""
    monkeypatch.setattr(yaml_tree, "_PARSER", parser)
    typed = ["1.10", "no", "12:30", "010", "2026-02-30", "0x1F", "null", "~", "1e3", "=", "true"]
    root = parse_yaml(f"[{', '.join(typed)}]").root

    assert isinstance(root, Sequence)
    assert [item.text for item in root.items if isinstance(item, Scalar)] == typed


@BOTH_PARSERS
def test_every_node_knows_its_line_and_column(monkeypatch, parser):
    """Positions are counted from 1, in characters and not in bytes."""
    monkeypatch.setattr(yaml_tree, "_PARSER", parser)
    root = parse_yaml("# first\nkey: {é: [1, 22]}\n").root

    assert isinstance(root, Mapping)
    inner = root.entries[0].value
    assert isinstance(inner, Mapping)
    values = inner.entries[0].value
    assert isinstance(values, Sequence)
    assert (root.entries[0].key.line, root.entries[0].key.column) == (2, 1)
    assert [(item.line, item.column) for item in values.items] == [(2, 11), (2, 14)]


def test_line_ends_and_byte_order_mark_do_not_matter():
    """The same words with CRLF, CR or a byte-order mark give the same tree."""
    plain = parse_yaml("a: |\n  x\n  y\nb: 1\n")

    assert parse_yaml("\ufeffa: |\r\n  x\r\n  y\r\nb: 1\r\n") == plain
    assert parse_yaml("a: |\r  x\r  y\rb: 1\r") == plain


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("  Two words\n  and two\n", "words", (4, 10)),
        ("  Two words\n  and two\n", "two", (5, 10)),
        ("\n  Late words\n", "words", (5, 11)),
        ("    Four spaces\n    in front\n", "front", (5, 11)),
    ],
)
def test_a_word_inside_a_block_is_found_again(tmp_path, text, offset, expected):
    """The place of an offset in a block is the line and column where the word stands in the file."""
    path = tmp_path / "clause.yaml"
    block = "".join(f"   {line}\n" if line else "\n" for line in text.split("\n")[:-1])
    path.write_text(f"R1:\n  binds: rule\n  text: |\n{block}", encoding="utf-8")
    _, fields = open_fields(path, "clause.yaml", "CLS")
    assert fields is not None
    (provision,) = fields.every(provisions("DA-990"))

    place = provision.text.place(provision.text.text.index(offset))

    assert (place.line, place.column) == expected


def test_a_block_may_keep_leading_spaces(tmp_path):
    """An indent that is stated after the bar leaves further spaces to the words."""
    path = tmp_path / "clause.yaml"
    path.write_text("R1:\n  binds: rule\n  text: |2\n      Set in.\n", encoding="utf-8")
    _, fields = open_fields(path, "clause.yaml", "CLS")
    assert fields is not None
    (provision,) = fields.every(provisions("DA-990"))

    place = provision.text.place(provision.text.text.index("Set"))

    assert provision.text.text == "  Set in."
    assert (place.line, place.column) == (4, 7)


@BOTH_PARSERS
@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000 + "x", "[" * 400_000])
def test_deep_nesting_is_refused_at_once(monkeypatch, parser, text):
    """Thousands of levels cost neither a crash nor a noticeable time."""
    monkeypatch.setattr(yaml_tree, "_PARSER", parser)
    started = time.monotonic()

    (fault,) = parse_yaml(text).faults

    assert fault.rule == "over-limit"
    assert time.monotonic() - started < 5


def test_the_limits_are_met_exactly():
    """64 levels and 50,000 values are read; one more is not."""
    assert parse_yaml("[" * 64 + "]" * 64).root is not None
    assert parse_yaml("[" * 65 + "]" * 65).faults[0].rule == "over-limit"
    assert parse_yaml("[" + "1," * 49_999 + "]").root is not None
    assert parse_yaml("[" + "1," * 50_000 + "]").faults[0].rule == "over-limit"
    assert parse_yaml("x" * 1_000_001).faults[0].rule == "over-limit"


def test_several_faults_of_one_file_are_all_reported():
    """Duplicate keys, tags, anchors and aliases do not hide one another."""
    faults = parse_yaml("a: &x 1\na: !t 2\nb: *x\n<<: {}\n").faults

    assert [(fault.rule, fault.line) for fault in faults] == [
        ("yaml-feature", 1),
        ("yaml-feature", 2),
        ("duplicate-key", 2),
        ("yaml-feature", 3),
        ("yaml-feature", 4),
    ]


def test_a_file_with_a_duplicate_key_is_still_read():
    """The first of two equal keys is kept, so that other mistakes are found in the same run."""
    parsed = parse_yaml("a: 1\na: 2\n")

    assert isinstance(parsed.root, Mapping)
    (entry,) = parsed.root.entries
    assert isinstance(entry.value, Scalar)
    assert entry.value.text == "1"


@BOTH_PARSERS
@given(text=st.one_of(st.text(), YAML_LIKE, st.text(st.characters())))
def test_no_text_is_too_odd(parser, text):
    """Whatever the text, the answer is a tree or faults whose places lie inside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_PARSER", parser)
        parsed = parse_yaml(text)

    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert parsed.root is not None or parsed.faults
    assert all(0 <= fault.line <= lines for fault in parsed.faults)


@given(content=st.binary(max_size=300))
def test_no_bytes_are_too_odd(content):
    """Whatever the bytes, they are text or a fault whose line lies inside them."""
    text = decode(content)

    if isinstance(text, Fault):
        assert text.line <= content.count(b"\n") + content.count(b"\r") + 1
    else:
        parse_yaml(text)


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        (
            "{estimate: £1,200,000 ex VAT, basis: year}",
            {"estimate": "£1,200,000 ex VAT", "basis": "year"},
        ),
        ("{a: 1,000,000.00 GBP}", {"a": "1,000,000.00 GBP"}),
        ("{a: 1,200,200}", {"a": "1,200,200"}),
        ("{a: 1, 200: 3}", {"a": "1", "200": "3"}),
        ("{a: 1, 20}", {"a": "1", "20": ""}),
        ("{a: one, 200}", {"a": "one", "200": ""}),
        ("{a: '1', 200}", {"a": "1", "200": ""}),
    ],
)
def test_an_amount_in_braces_keeps_its_commas(typed, texts):
    """Groups of three digits that follow a number are part of it; whatever has a value is a field."""
    root = parse_yaml(typed).root

    assert {entry.key.text: entry.value.text for entry in root.entries} == texts

from datetime import date, time
from decimal import Decimal

import pytest

from tenderkit.model.money import Money
from tenderkit.store.decode import list_of, map_of, record
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.values import (
    ANY_TEXT,
    CHOICES,
    CLAUSE,
    DATE,
    DECIMAL,
    GUIDANCE,
    INSIDE,
    LINE,
    MOMENT,
    MONEY,
    NAME,
    OPEN_DATE,
    PROSE,
    PROVISION,
    VERSION,
    WHOLE,
    YES_NO,
)
from tenderkit.store.yaml_tree import parse_yaml

ACCEPTED = [
    (ANY_TEXT, '""', ""),
    (LINE, "no", "no"),
    (LINE, "|\n  one line\n", "one line"),
    (VERSION, "1.10.0", "1.10.0"),
    (CLAUSE, "HXB-DA-040", "HXB-DA-040"),
    (PROVISION, "DA-060.R12", "DA-060.R12"),
    (GUIDANCE, "IG-09", "IG-09"),
    (DATE, "2028-02-29", date(2028, 2, 29)),
    (OPEN_DATE, '""', None),
    (OPEN_DATE, "2026-01-01", date(2026, 1, 1)),
    (MOMENT, "2027-01-26", (date(2027, 1, 26), None)),
    (MOMENT, "2027-01-26 09:05", (date(2027, 1, 26), time(9, 5))),
    (WHOLE, "0", 0),
    (DECIMAL, "33.4", Decimal("33.4")),
    (MONEY, "1400000.00 GBP ex VAT", Money(pence=140_000_000, basis="ex")),
    (YES_NO, "yes", True),
    (YES_NO, "no", False),
    (CHOICES, "{saml: SAML 2.0}", {"saml": "SAML 2.0"}),
    (INSIDE, "attachments/a.csv", "attachments/a.csv"),
    (list_of(NAME), "[a, b_2]", ("a", "b_2")),
]

REFUSED = [
    (LINE, '"two\\nlines"', "put all of it on one line"),
    (LINE, '" "', "write text on one line"),
    (VERSION, "01.0.0", 'write a version of three numbers such as "1.10.0"'),
    (CLAUSE, "da-060", "write the id of a clause such as DA-060"),
    (DATE, "2026-2-3", "write a date such as 2026-12-01"),
    (DATE, "2026-13-01", "write a date such as 2026-12-01"),
    (DATE, "2026-02-30", "the month 2026-02 has no day 30"),
    (DATE, "2026-12-01 12:00", "write a time from 00:00 to 23:59 after the date, or none "),
    (MOMENT, "2026-12-01 24:00", "write a time from 00:00 to 23:59 after the date, or none "),
    (DATE, "\u0662026-12-01", "write a date such as 2026-12-01"),
    (WHOLE, '"1,400,000"', "write 1400000"),
    (WHOLE, "007", "write 7"),
    (WHOLE, "12.5", "write a whole number such as 250"),
    (WHOLE, "9" * 5000, "write a whole number such as 250"),
    (DECIMAL, "-5", "write a number such as 12.5"),
    (DECIMAL, "60 %", "write 60"),
    (MONEY, "1400000", "write 1400000.00 GBP ex VAT, or inc VAT where the amount includes it"),
    (MONEY, "£1,400,000.50", "write 1400000.50 GBP ex VAT, or inc VAT where the amount includes"),
    (MONEY, "1.005", "write an amount such as 1400000.00 GBP ex VAT"),
    (YES_NO, "true", "write yes or no"),
    (INSIDE, "../secret.csv", "write a path below this folder, with forward slashes"),
    (INSIDE, "C:/secret.csv", "write a path below this folder, with forward slashes"),
    (INSIDE, "attachments\\a.csv", "write a path below this folder, with forward slashes"),
    (list_of(NAME, at_least=1), "[]", "write a list, each item a name of small letters"),
    (MONEY, "{a: b}", "put it in quotes if it is text that begins with a brace"),
    (MONEY, "£1,200,000 inc VAT", "write 1200000.00 GBP inc VAT"),
    (MONEY, "1200000 GBP Ex. VAT", "write 1200000.00 GBP ex VAT"),
    (map_of(NAME, LINE), '""', "write {} where it holds nothing"),
    (map_of(NAME, LINE), "[a]", "below it, write a line for each: a name of small letters, "),
    (
        record(lambda fields: fields.need("a", LINE)),
        "[a]",
        "write its fields below it, each with a colon and its value: a",
    ),
    (PROSE, "[a]", "write text"),
]


@pytest.mark.parametrize(("kind", "typed", "expected"), ACCEPTED)
def test_what_is_typed_becomes_a_value(kind, typed, expected):
    """The value is of the field's own type, and nothing is found."""
    reader, node = reading(typed)

    assert kind.read(reader, node, "field") == expected
    assert reader.findings == []


@pytest.mark.parametrize(("kind", "typed", "help"), REFUSED)
def test_what_does_not_fit_is_one_finding_with_advice(kind, typed, help):
    """The message names the field and what was found; the help says what is accepted."""
    reader, node = reading(typed)

    kind.read(reader, node, "field")

    (finding,) = reader.findings
    assert reader.failed
    assert finding.message.startswith("field is ")
    assert finding.help.startswith(help)
    assert (finding.at.file, finding.at.line) == ("x.yaml", 1)


def reading(typed):
    """A reader, and the node of a value as it stands after ``field:``."""
    parsed = parse_yaml(f"field: {typed}")
    return Reader("x.yaml", "OPP"), parsed.root.entries[0].value

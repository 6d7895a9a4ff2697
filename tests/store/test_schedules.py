from datetime import date
from decimal import Decimal

import pytest

from tenderkit.model.money import Money
from tenderkit.store.opportunity_file import read_opportunity


@pytest.fixture
def read(tmp_path, sound):
    """The opportunity with all its schedules, as values; a change replaces words of its file."""

    def make(change=None):
        text = sound("opportunity-schedules")
        for old, new in (change or {}).items():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "opportunity.yaml"
        path.write_text(text, encoding="utf-8")
        found, findings = read_opportunity(path, "opportunity.yaml")
        assert findings == []
        return found

    return make


def test_lots_are_read_with_their_value_and_their_buyers(read):
    """A lot without authorities is bought by all, and names none."""
    one = read()

    assert [(lot.id, lot.title, lot.scope, lot.estimate, lot.at.line) for lot in one.lots] == [
        ("L-1", "Platform", "The platform.", Money(pence=90_000_000, basis="ex"), 28),
        ("L-2", "Insight", "Analysts.", Money(pence=50_000_000, basis="ex"), 29),
    ]
    assert [[link.to for link in lot.authorities] for lot in one.lots] == [["HXB"], []]
    assert (one.lots[0].authorities[0].at.line, one.lots[0].authorities[0].at.column) == (28, 100)
    assert one.lots_reason == "said where there are none"


def test_a_question_and_a_price_line_know_where_their_lot_is_named(read):
    """The id of the lot, and its place; the line's own place where it names none."""
    one = read(
        {
            "    criterion: C-01\n": "    criterion: C-01\n    lot: L-1\n",
            "kind: recurring, years: 7": "kind: recurring, years: 7, lot: L-2",
        }
    )
    question, line = one.questions[0], one.price_lines[0]

    assert (question.lot, question.lot_at.line, question.lot_at.column) == ("L-1", 24, 10)
    assert (line.lot, line.lot_at.line, line.lot_at.column) == ("L-2", 27, 69)
    bare = read().price_lines[0]
    assert (bare.lot, bare.lot_at) == ("", bare.at)


def test_conditions_of_participation_are_read(read):
    """With their kind, what is required, the evidence and the reason."""
    (asked,) = read().participation

    assert (asked.id, asked.kind, asked.text) == (
        "CP-01", "legal-and-financial", "A turnover that fits.",
    )  # fmt: skip
    assert (asked.title, asked.evidence, asked.because) == (
        "Turnover", "Accounts.", "The risk is high.",
    )  # fmt: skip


def test_indicators_are_read_as_exact_figures(read):
    """No figure is ever a binary fraction; what is not said has its default."""
    (one,) = read().indicators
    (bare,) = read({'    key: "yes"\n    credit_percent: 2.5\n': ""}).indicators

    assert (one.target, one.approaching, one.requires_improvement) == (
        Decimal("99.5"), Decimal(99), Decimal(98),
    )  # fmt: skip
    assert (one.key, one.credit_percent) == (True, Decimal("2.5"))
    assert (bare.key, bare.credit_percent) == (False, None)
    assert [link.to for link in one.requirements] == ["DEL-040.R1"]
    assert (one.better, one.unit, one.window) == ("higher", "per cent", "calendar month")


def test_a_processing_schedule_stands_in_its_own_order(read):
    """In whatever order the rows were typed; each is cut into paragraphs and knows its place."""
    nature, types, retention = read().processing

    assert (nature.key, nature.texts, nature.at.line) == ("nature", ("storing and searching",), 47)
    assert types.texts == ("Names and addresses.", "Rent accounts.")
    assert retention.texts == ("Six years for accounts.", "One year for the rest.")


def test_guidance_is_followed_or_skipped(read):
    """Followed on a day with an output, or skipped with a reason."""
    done, skipped = read().guidance

    assert (done.item, done.on, done.output, done.skipped) == (
        "IG-10", date(2026, 11, 2), "the file of the board", "",
    )  # fmt: skip
    assert (skipped.item, skipped.on, skipped.output, skipped.skipped) == (
        "IG-12", None, "", "nobody to ask",
    )  # fmt: skip


def test_notice_fields_are_read_as_they_were_typed(read):
    """With their place; which of them the sheet has is for the checks."""
    one = read()

    assert {key: typed.value for key, typed in one.notice.items()} == {
        "cpv": "48000000, software package", "risks": "none",
    }  # fmt: skip
    assert one.notice["risks"].at.line == 58


def test_an_opportunity_without_schedules(tmp_path, sound):
    """All of them may be left out."""
    path = tmp_path / "opportunity.yaml"
    path.write_text(sound("opportunity"), encoding="utf-8")
    one, findings = read_opportunity(path, "opportunity.yaml")

    assert findings == []
    assert (one.lots, one.participation, one.indicators, one.processing) == ((), (), (), ())
    assert (one.lots_reason, one.guidance, one.notice) == ("", (), {})

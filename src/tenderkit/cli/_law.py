"""The law as text that can be read aloud, and as data."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tenderkit.cli._page import paragraphs, section, table
from tenderkit.model.law import NOT_IN_FORCE

if TYPE_CHECKING:
    from tenderkit.api.law import Law, Reliance, Standing
    from tenderkit.model.law import LawChange, MinimumPeriod, Notice, Threshold

MARKS = {
    "V": "V, read in the text",
    "V2": "V2, second hand",
    "K": "K, general knowledge",
    "?": "?, not found",
}
_FEW = 8
"""Clauses that the list names of an instrument before it counts the others."""


def law_lines(law: "Law") -> Iterator[str]:
    """Every instrument with its changes, then thresholds, periods and notices."""
    yield f"law as on {law.on}"
    yield from section("instruments", (line for s in law.standings for line in _short(s)))
    yield from _in_force(law)
    notices = [(n.key, n.section, n.duty, n.mark, f"{n.title}: {n.when}") for n in law.notices]
    yield from section("notices, in order", table(notices, indent="  "))


def instrument_lines(law: "Law") -> Iterator[str]:
    """One instrument whole, with the amounts and periods that rest on it."""
    for standing in law.standings:
        instrument = standing.instrument
        yield from paragraphs(f"# {instrument.key} {instrument.title}")
        yield from table(_head(standing, law.on))
        yield from section("note", paragraphs(instrument.note, "  ") if instrument.note else ())
        yield from section("changes to come", _changes(standing.coming))
        yield from section("changes so far", _changes(standing.past))
        rows = [
            (one.clause, relied.section, ", ".join(relied.provisions), relied.note)
            for one in standing.reliance
            for relied in one.relied
        ]
        yield from section("clauses that rely on it", table(rows, indent="  "))
    yield from _in_force(law)


def law_as_data(law: "Law") -> dict[str, Any]:
    """Everything, by the names of ``law.yaml`` as far as they stand there."""
    return {
        "on": str(law.on),
        "instruments": [_standing_as_data(standing) for standing in law.standings],
        "thresholds": [_threshold_as_data(threshold) for threshold in law.thresholds],
        "minimum_periods": [_period_as_data(period) for period in law.periods],
        "notices": [_notice_as_data(notice) for notice in law.notices],
    }


def _short(standing: "Standing") -> Iterator[str]:
    instrument = standing.instrument
    citation = f" ({instrument.citation})" if instrument.citation else ""
    yield from paragraphs(f"{instrument.key}  {instrument.title}{citation}", "  ")
    begins = instrument.in_force_from
    joined = "until" if standing.status == NOT_IN_FORCE else "since"
    status = f"{standing.status} {joined} {begins}" if begins else standing.status
    relied = _relying(standing.reliance)
    yield from paragraphs(f"{status}; mark {instrument.mark}; {relied}", "    ")
    for words, changes in (("changed", standing.past), ("changes", standing.coming)):
        for change in changes:
            mark = "" if change.mark == "V" else f" (mark {change.mark})"
            yield from paragraphs(f"- {words} on {change.starts}{mark}: {change.what}", "    ")


def _relying(reliance: "Sequence[Reliance]") -> str:
    ids = [one.clause.partition("@")[0] for one in reliance]
    if not ids:
        return "no clause relies on it"
    more = f" and {len(ids) - _FEW} more" if len(ids) > _FEW else ""
    return f"relied on by {', '.join(ids[:_FEW])}{more}"


def _changes(changes: "Iterable[LawChange]") -> Iterator[str]:
    return table([(str(c.starts), c.mark, c.what) for c in changes], indent="  ")


def _head(standing: "Standing", on: date) -> list[tuple[str, str]]:
    instrument = standing.instrument
    rows = [
        ("citation", instrument.citation),
        ("kind", instrument.kind),
        (f"status on {on}", standing.status),
        ("in force from", str(instrument.in_force_from or "not confirmed")),
        ("checked on", f"{instrument.checked_on}, mark {MARKS[instrument.mark]}"),
        ("source", instrument.source),
    ]
    return [(name, value) for name, value in rows if value]


def _in_force(law: "Law") -> Iterator[str]:
    amounts = [(t.key, str(t.amount), t.mark, _explained(t)) for t in law.thresholds]
    yield from section("thresholds in force", table(amounts, indent="  "))
    periods = [
        (p.key, f"{p.days} {p.unit.replace('_', ' ')}", p.section, p.mark, p.case)
        for p in law.periods
    ]
    yield from section("minimum periods in force", table(periods, indent="  "))


def _explained(threshold: "Threshold") -> str:
    ends = f" until {threshold.ends}" if threshold.ends else ""
    basis = f"{threshold.instrument} {threshold.section}".strip()
    return f"{threshold.title}; from {threshold.starts}{ends}, {basis}"


def _standing_as_data(standing: "Standing") -> dict[str, Any]:
    instrument = standing.instrument
    return {
        "key": instrument.key,
        "title": instrument.title,
        "citation": instrument.citation,
        "kind": instrument.kind,
        "status": standing.status,
        "in_force_from": _day(instrument.in_force_from),
        "checked_on": str(instrument.checked_on),
        "mark": instrument.mark,
        "source": instrument.source,
        "note": instrument.note,
        "changes": [
            {
                "from": str(c.starts),
                "what": c.what,
                "mark": c.mark,
                "only_later": c.only_later,
                "to_come": to_come,
            }
            for changes, to_come in ((standing.past, False), (standing.coming, True))
            for c in changes
        ],
        "clauses": [
            {
                "clause": one.clause,
                "section": relied.section,
                "provisions": list(relied.provisions),
                "note": relied.note,
            }
            for one in standing.reliance
            for relied in one.relied
        ],
    }


def _threshold_as_data(threshold: "Threshold") -> dict[str, str]:
    return {
        "key": threshold.key,
        "title": threshold.title,
        "amount": str(threshold.amount),
        "from": str(threshold.starts),
        "until": _day(threshold.ends),
        "instrument": threshold.instrument,
        "section": threshold.section,
        "mark": threshold.mark,
        "source": threshold.source,
    }


def _period_as_data(period: "MinimumPeriod") -> dict[str, Any]:
    return {
        "key": period.key,
        "kind": period.kind,
        "days": period.days,
        "unit": period.unit,
        "case": period.case,
        "from": str(period.starts),
        "until": _day(period.ends),
        "instrument": period.instrument,
        "section": period.section,
        "mark": period.mark,
    }


def _notice_as_data(notice: "Notice") -> dict[str, Any]:
    return {
        "key": notice.key,
        "title": notice.title,
        "section": notice.section,
        "regulation": notice.regulation,
        "when": notice.when,
        "duty": notice.duty,
        "applies_when": {c.fact: list(c.values) for c in notice.applies_when},
        "mark": notice.mark,
        "note": notice.note,
    }


def _day(day: date | None) -> str:
    return str(day) if day else ""

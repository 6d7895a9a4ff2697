"""A clause version as text that can be read aloud, and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from tenderkit.api.shelf import Shown
from tenderkit.cli._layers import layers_as_data, standing_rows, value_as_data, value_words
from tenderkit.cli._page import paragraphs, section, table
from tenderkit.model.clause import (
    Answer,
    Blank,
    ChangeRecord,
    ClauseStatus,
    ClauseVersion,
    Condition,
    LawRelied,
    Provenance,
    Provision,
)
from tenderkit.model.pack import Filled


def clause_lines(clause: ClauseVersion, shown: Shown) -> Iterator[str]:
    """The whole clause: head, provisions, blanks, where it comes from, notes, change record."""
    yield heading(clause)
    yield from table(_head(clause, shown))
    for provision in clause.provisions:
        yield from section(_title(provision), _provision(provision))
    values = shown.layers.filled if shown.layers.council else ()
    yield from section("blanks", blank_lines(clause.blanks, values))
    yield from section("terms", _terms(clause))
    yield from section("needs, pairs and conflicts", table(_links(clause), indent="  "))
    yield from section("provenance", provenance_lines(clause.provenance))
    yield from section("law", law_lines(clause.law))
    yield from section("drafting note (officers only)", prose_lines(clause.drafting_note.text))
    yield from section("reason", prose_lines(clause.reason.text))
    yield from section("change", change_lines(clause.change))


def heading(clause: ClauseVersion) -> str:
    """For example "# DA-040@1.0.0 No charge for API access"."""
    draft = " (draft)" if clause.draft else ""
    return f"# {clause.pin} {clause.title}{draft}"


def withdrawn_words(status: ClauseStatus) -> str:
    """For example "withdrawn from 2026-10-01; its successor is DA-055"; nothing where it is in use."""
    if status.withdrawn is None:
        return ""
    successor = f"; its successor is {status.successor}" if status.successor else ""
    return f"withdrawn from {status.withdrawn}{successor}"


def withdrawn_as_data(status: ClauseStatus) -> dict[str, str]:
    """The day from which a clause is withdrawn, and its successor; both empty where it is in use."""
    return {
        "withdrawn": str(status.withdrawn) if status.withdrawn else "",
        "successor": status.successor,
    }


def condition_words(conditions: Iterable[Condition]) -> str:
    """For example "hosted is yes, and personal_data is personal or special-category"."""
    words = [f"{c.fact} is {' or '.join(c.values)}" for c in conditions]
    return ", and ".join(words) or "always"


def blank_lines(blanks: Iterable[Blank], filled: Iterable[Filled] = ()) -> Iterator[str]:
    """Each blank with its limits, default, who fills it and why, and what ``filled`` says of it."""
    values = {one.blank.name: value_words(one) for one in filled}
    for blank in blanks:
        facts = [blank.label, f"type {blank.type}", *_limits(blank)]
        facts.append(f"filled by the {blank.filled_by}")
        yield from paragraphs(f"  {{{blank.name}}}: {'; '.join(facts)}")
        if blank.why:
            yield from prose_lines(blank.why, "      ")
        yield from prose_lines(values.get(blank.name, ""), "      ")


def provenance_lines(entries: Iterable[Provenance]) -> Iterator[str]:
    """Each source with its relation to the provisions."""
    rows = []
    for entry in entries:
        where = " ".join(filter(None, (entry.head, entry.section)))
        extra = [where, entry.note, *(f"deviation: {words}" for words in entry.deviations)]
        covered = ", ".join(entry.provisions)
        rows.append((entry.source, entry.relation, covered, "; ".join(filter(None, extra))))
    return table(rows, indent="  ")


def law_lines(entries: Iterable[LawRelied]) -> Iterator[str]:
    """Each instrument relied on, and by which provisions."""
    rows = [
        (f"{entry.instrument} {entry.section}".strip(), ", ".join(entry.provisions), entry.note)
        for entry in entries
    ]
    return table(rows, indent="  ")


def change_lines(change: ChangeRecord) -> Iterator[str]:
    """Kind, date, roles and reason."""
    who = f"{change.date}; written by: {change.author}; approved by: {change.approver}"
    yield from paragraphs(f"  {change.kind}, {who}")
    yield from prose_lines(change.reason)


def prose_lines(text: str, indent: str = "  ") -> Iterator[str]:
    """Wrapped prose; nothing where there is none."""
    return paragraphs(text, indent) if text.strip() else iter(())


def clause_as_data(clause: ClauseVersion, shown: Shown) -> dict[str, Any]:
    """Every field of the clause's file, its status, and what lies over it."""
    values = {one.blank.name: value_as_data(one) for one in shown.layers.filled}
    return {
        "id": clause.id,
        "version": clause.version,
        "draft": clause.draft,
        "versions": list(shown.versions),
        **withdrawn_as_data(shown.status),
        **layers_as_data(clause, shown.layers),
        "title": clause.title,
        "commenced_from": str(clause.commenced_from),
        "applies_when": {c.fact: list(c.values) for c in clause.applies_when},
        "provisions": [_provision_as_data(provision) for provision in clause.provisions],
        "blanks": [blank_as_data(blank) | values.get(blank.name, {}) for blank in clause.blanks],
        "terms": [{"term": t.term, "plural": t.plural, "text": t.text.text} for t in clause.terms],
        "needs": [link.to for link in clause.needs],
        "pairs_with": [link.to for link in clause.pairs_with],
        "conflicts_with": [link.to for link in clause.conflicts_with],
        "provenance": [provenance_as_data(entry) for entry in clause.provenance],
        "law": [
            {
                "instrument": entry.instrument,
                "section": entry.section,
                "provisions": list(entry.provisions),
                "note": entry.note,
            }
            for entry in clause.law
        ],
        "drafting_note": clause.drafting_note.text,
        "reason": clause.reason.text,
        "change": change_as_data(clause.change),
        "digest": clause.digest,
        "file": clause.at.file,
    }


def blank_as_data(blank: Blank) -> dict[str, Any]:
    """Every field of a blank."""
    return {
        "name": blank.name,
        "label": blank.label,
        "type": blank.type,
        "unit": blank.unit,
        "default": blank.default,
        "minimum": blank.minimum,
        "maximum": blank.maximum,
        "choices": {choice.value: choice.label for choice in blank.choices},
        "filled_by": blank.filled_by,
        "why": blank.why,
    }


def provenance_as_data(entry: Provenance) -> dict[str, Any]:
    """Every field of an entry of provenance."""
    return {
        "source": entry.source,
        "relation": entry.relation,
        "provisions": list(entry.provisions),
        "head": entry.head,
        "section": entry.section,
        "note": entry.note,
        "deviations": list(entry.deviations),
    }


def change_as_data(change: ChangeRecord) -> dict[str, str]:
    """Every field of a change record."""
    return {
        "kind": change.kind,
        "reason": change.reason,
        "author": change.author,
        "approver": change.approver,
        "date": str(change.date),
    }


def _head(clause: ClauseVersion, shown: Shown) -> list[tuple[str, str]]:
    status = shown.status
    withdrawn = [("status", f"{withdrawn_words(status)}. {status.reason}".rstrip(". "))]
    return [
        *(withdrawn if status.withdrawn else []),
        *standing_rows(clause, shown.layers),
        ("commenced from", f"{clause.commenced_from} (procurements commenced that day or later)"),
        ("applies when", condition_words(clause.applies_when)),
        ("versions", ", ".join(shown.versions)),
    ]


def _title(provision: Provision) -> str:
    return f"{provision.id} {provision.level or f'binds: {provision.binds}'}"


def _provision(provision: Provision) -> Iterator[str]:
    yield from paragraphs(provision.text.text, "  ")
    if provision.evidence:
        yield from paragraphs(f"evidence: {provision.evidence}", "    ")
    if provision.answer:
        yield from paragraphs(f"answer: {_asks(provision.answer)}", "    ")


def _asks(answer: Answer) -> str:
    parts = [answer.kind]
    if answer.words:
        parts.append(f"at most {answer.words} words")
    if answer.unit:
        parts.append(f"in {answer.unit}")
    if answer.minimum:
        parts.append(f"from {answer.minimum}")
    if answer.maximum:
        parts.append(f"up to {answer.maximum}")
    if answer.choices:
        parts.append(" | ".join(choice.label for choice in answer.choices))
    return ", ".join(parts) + (f". {answer.prompt}" if answer.prompt else "")


def _limits(blank: Blank) -> Iterator[str]:
    if blank.default:
        yield f"default {blank.default}"
    if blank.minimum and blank.maximum:
        yield f"from {blank.minimum} to {blank.maximum}"
    elif blank.minimum or blank.maximum:
        yield f"at least {blank.minimum}" if blank.minimum else f"at most {blank.maximum}"
    if blank.choices:
        yield f"one of {', '.join(choice.value for choice in blank.choices)}"


def _terms(clause: ClauseVersion) -> Iterator[str]:
    for term in clause.terms:
        plural = f" (plural {term.plural})" if term.plural else ""
        yield from paragraphs(f'"{term.term}"{plural} means {term.text.text}', "  ")


def _links(clause: ClauseVersion) -> list[tuple[str, str]]:
    groups = (
        ("needs", clause.needs),
        ("pairs with", clause.pairs_with),
        ("conflicts with", clause.conflicts_with),
    )
    return [(words, ", ".join(link.to for link in links)) for words, links in groups if links]


def _provision_as_data(provision: Provision) -> dict[str, Any]:
    answer = provision.answer
    return {
        "id": provision.id,
        "level": str(provision.level) if provision.level else "",
        "binds": provision.binds,
        "text": provision.text.text,
        "evidence": provision.evidence,
        "answer": answer
        and {
            "kind": answer.kind,
            "words": answer.words,
            "prompt": answer.prompt,
            "unit": answer.unit,
            "minimum": answer.minimum,
            "maximum": answer.maximum,
            "choices": {choice.value: choice.label for choice in answer.choices},
        },
    }

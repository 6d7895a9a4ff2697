"""The coverage tables: which clauses and guidance items carry each head, lesson, stage, statute and notice."""

import re
from collections.abc import Iterable, Iterator

from tenderkit.model.clause import ClauseVersion, LawRelied
from tenderkit.model.law import Due, Instrument
from tenderkit.model.library import GuidanceItem, Library

STAGES = ("preparation", "strategy", "design", "execution", "management")


def coverage_page(library: Library, notice: str) -> str:
    """The whole page."""
    clauses = [clause.latest for clause in library.clauses.values() if clause.latest]
    items = [versions[-1] for versions in library.guidance.values()]
    lines = [
        "# Coverage",
        "",
        notice,
        "",
        "What the bundled library covers, and where. The provisions in brackets are those that the clause",
        "itself names as coming from the head; what goes beyond a source is marked as an extension.",
        *_heads(library, clauses),
        *_extensions(clauses),
        *_stages(items),
        *_statutes(library, clauses),
        *_notices(library, clauses, items),
    ]
    return "\n".join(lines) + "\n"


def _heads(library: Library, clauses: list[ClauseVersion]) -> Iterator[str]:
    for source in library.sources.values():
        if not source.heads:
            continue
        yield from ("", f"## {source.title}", "")
        yield from _table("Head", "What it asks for", "Relation", "Clauses")
        for head in source.heads:
            found = [
                (clause, one)
                for clause in clauses
                for one in clause.provenance
                if one.source == source.key and one.head == head.key
            ]
            relations = dict.fromkeys(one.relation for _, one in found)
            where = (f"{clause.id} ({', '.join(one.provisions)})" for clause, one in found)
            yield _row(
                f"{head.key} {head.title}", head.text, ", ".join(relations), "; ".join(where)
            )


def _extensions(clauses: list[ClauseVersion]) -> Iterator[str]:
    yield from ("", "## Where provisions come from", "")
    yield from _table("Relation", "Provisions", "Clauses")
    for relation in ("aligned", "statutory", "practice", "extension"):
        found = {
            clause.id: {
                p for one in clause.provenance if one.relation == relation for p in one.provisions
            }
            for clause in clauses
        }
        yield _row(
            relation,
            str(sum(map(len, found.values()))),
            str(sum(bool(provisions) for provisions in found.values())),
        )


def _stages(items: list[GuidanceItem]) -> Iterator[str]:
    yield from ("", "## Stages of the toolkit", "")
    yield from _table("Stage", "Item", "Led by", "What it yields", "Clauses")
    for stage in STAGES:
        for item in items:
            if item.stage == stage:
                clauses = ", ".join(link.to for link in item.clauses)
                yield _row(stage, f"{item.id} {item.title}", item.lead, item.outcome, clauses)


def _statutes(library: Library, clauses: list[ClauseVersion]) -> Iterator[str]:
    yield from ("", "## Statutes, policy notes and standards", "")
    yield from _table("Instrument", "Status", "Mark", "Clauses that rely on it")
    for instrument in library.law.instruments.values():
        relied = (
            f"{clause.id} ({', '.join(sections)})" if any(sections) else clause.id
            for clause in clauses
            if (sections := _sections(clause.law, instrument.key)) is not None
        )
        named = _named(instrument)
        yield _row(named, instrument.status, instrument.mark, ", ".join(relied) or "register only")


def _sections(law: Iterable[LawRelied], key: str) -> list[str] | None:
    found = [one.section for one in law if one.instrument == key]
    return list(dict.fromkeys(filter(None, found))) if found else None


def _named(instrument: Instrument) -> str:
    same = instrument.citation and instrument.citation not in instrument.title
    return f"{instrument.title} ({instrument.citation})" if same else instrument.title


def _notices(
    library: Library, clauses: list[ClauseVersion], items: list[GuidanceItem]
) -> Iterator[str]:
    yield from ("", "## Notices", "")
    yield "A procurement's own notices stand in its notice sheet, and their last days in its calendar file."
    yield ""
    yield from _table("Notice", "Section", "When", "Duty", "Due", "Spoken of in")
    for notice in library.law.notices:
        number = re.compile(rf"\b{re.escape(notice.key.partition('-')[0])}\b")
        found = [c.id for c in clauses if number.search(_words(c))]
        found += [item.id for item in items if number.search(item.text.text + item.example.text)]
        yield _row(
            f"{notice.key} {notice.title}",
            notice.section,
            notice.when,
            notice.duty,
            _due(notice.due) if notice.due else "no fixed time",
            ", ".join(found) or "notice sheet only",
        )


def _words(clause: ClauseVersion) -> str:
    provisions = " ".join(provision.text.text for provision in clause.provisions)
    law = " ".join(one.note for one in clause.law)
    return " ".join((provisions, clause.drafting_note.text, clause.reason.text, law))


def _due(due: Due) -> str:
    unit = due.unit.replace("_", " ")
    counting = ", that day being the first" if due.counting == "day-one" else ""
    event = due.event.replace("_", " ")
    return f"{due.days} {unit} {due.direction} {event}{counting}"


def _table(*header: str) -> Iterator[str]:
    yield _row(*header)
    yield f"|{'|'.join(['---'] * len(header))}|"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"

"""Start an opportunity: what has to be asked, what an answer may be, and the first opportunity.yaml."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tenderkit.api.author import Started, line_to_schema, write_new
from tenderkit.api.library import open_library
from tenderkit.api.query import lead_of, queries, refuse_wrong, settled, workday
from tenderkit.compose.select import select
from tenderkit.model.clause import Level
from tenderkit.model.library import Library
from tenderkit.model.money import Money, parse_money
from tenderkit.model.opportunity import Authority, Opportunity
from tenderkit.model.pack import Pins
from tenderkit.model.place import Typed
from tenderkit.store.scaffold.opportunity import (
    FactStart,
    OpportunityStart,
    ZeroLine,
    render_opportunity,
)

ZERO_LINES = (
    (
        "DA-040.R2",
        "Use of the interfaces, with keys, documentation and test environment",
        "recurring",
    ),
    ("DA-060.R4", "Exports of Council Data", "recurring"),
    ("DA-070.R4", "Handing over, keeping and deleting of data under DA-070", "one-off"),
    ("COM-030.R1", "Exit help up to the days that COM-030 states", "one-off"),
    ("EXIT-030.R8", "The Supplier's part in export tests", "one-off"),
)
"""Prices that clauses of the bundled library hold at zero."""
_ONE_STAGE = (
    ("conflicts_assessment", -28, ""),
    ("notice", 0, ""),
    ("clarifications_close", 28, ""),
    ("clarifications_answered", 35, ""),
    ("tenders_due", 49, " 12:00"),
    ("assessment_summaries", 84, ""),
    ("award_notice", 87, ""),
    ("contract_signed", 105, ""),
    ("contract_start", 140, ""),
)
_STEPS = {
    "open": _ONE_STAGE,
    "below-threshold": _ONE_STAGE,
    "competitive-flexible": (
        ("conflicts_assessment", -28, ""),
        ("notice", 0, ""),
        ("clarifications_close", 28, ""),
        ("clarifications_answered", 35, ""),
        ("tenders_due", 49, " 12:00"),
        ("shortlist", 77, ""),
        ("final_invitation", 80, ""),
        ("demonstrations", 94, ""),
        ("final_tenders_due", 112, " 12:00"),
        ("assessment_summaries", 140, ""),
        ("award_notice", 143, ""),
        ("contract_signed", 161, ""),
        ("contract_start", 196, ""),
    ),
}
"""Days from the tender notice, before each is moved to a working day."""


def new_opportunity(
    folder: Path | None, answers: Mapping[str, str], on: date, library: Path | None = None
) -> Started:
    """Write ``opportunity.yaml`` into a folder, or into one that is called as the opportunity.

    ``answers`` holds answers by the names of their queries; the usual ones hold for the others.

    Raises:
        Refused: an answer is not one, or answers no query; or there is an opportunity already.
        Unwritable: the folder cannot be written.
    """
    opened = open_library(folder if folder and folder.exists() else Path.cwd(), library)
    asked = queries(opened, on)
    refuse_wrong(asked, answers)
    lead = lead_of(answers.get("id", ""))
    known = {**({"authority_id": lead} if lead else {}), **answers}
    given = {query.name: settled(query, known.get(query.name, "")) for query in asked}
    start = _start(given, opened.library)
    place = folder if folder is not None else Path(start.id)
    start = replace(start, schema=line_to_schema("opportunity", place, opened))
    return write_new(start.id, place, {"opportunity.yaml": render_opportunity(start)})


def _start(given: Mapping[str, str], library: Library) -> OpportunityStart:
    estimate, notice = parse_money(given["estimate"]), date.fromisoformat(given["commenced_on"])
    facts = [fact for fact in library.facts if not fact.computed]
    first = OpportunityStart(
        id=given["id"],
        title=given["title"],
        regime=library.regimes[0] if library.regimes else "england",
        authority_id=given["authority_id"],
        authority=given["authority"],
        commenced_on=notice,
        estimate=estimate or Money(pence=0, basis="ex"),
        years=int(given["years"]),
        procedure=given["procedure"],
        facts=tuple(
            FactStart(
                name=fact.name,
                value=given[fact.name],
                question=fact.question or fact.label,
                values=fact.values,
            )
            for fact in facts
        ),
        timetable=tuple(_timetable(notice, given["procedure"])),
    )
    return _with_clauses(first, library)


def _with_clauses(start: OpportunityStart, library: Library) -> OpportunityStart:
    """The start with a few requirements of the clauses that its facts let in."""
    selection = select(_as_opportunity(start), library, Pins())
    provisions = [p for taken in selection.taken for p in taken.clause.provisions]
    binding = {p.id: p for p in provisions if p.level}
    duties = [id for id, provision in binding.items() if provision.level is Level.MUST]
    free = [id for id, provision in binding.items() if provision.zero_priced]
    return replace(
        start, requirements=tuple(duties[:3]), zero_lines=tuple(_zero_lines(binding, free))
    )


def _zero_lines(binding: Container[str], free: list[str]) -> Iterator[ZeroLine]:
    """A line for each price that is known to be asked for, and one for all the rest."""
    for id, title, kind in ZERO_LINES:
        if id in binding:
            yield ZeroLine(title=title, kind=kind, because=id)
    rest = [id for id in free if id not in [named for named, _, _ in ZERO_LINES]]
    if rest:
        title = "Everything else for which the requirements named here forbid a charge"
        yield ZeroLine(title=title, kind="one-off", because=f"[{', '.join(rest)}]")


def _as_opportunity(start: OpportunityStart) -> Opportunity:
    lead = Authority(id=start.authority_id, name=start.authority, role="lead")
    return Opportunity(
        id=start.id,
        title=start.title,
        regime=start.regime,
        commenced_on=start.commenced_on,
        authorities=(lead,),
        facts={fact.name: Typed(value=fact.value) for fact in start.facts},
        estimate=start.estimate,
        estimate_basis="",
        initial_years=start.years,
        extensions_years=(),
        procedure=start.procedure,
        stages=(),
        timetable=(),
    )


def _timetable(notice: date, procedure: str) -> Iterator[tuple[str, str]]:
    for step, days, clock in _STEPS[procedure]:
        day = notice if step == "notice" else workday(notice + timedelta(days=days))
        yield step, f"{day}{clock}"

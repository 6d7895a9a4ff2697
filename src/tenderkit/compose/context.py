"""What templates may read: plain text, numbers and lists, already in the words that are printed."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from tenderkit.compose.fill import long_date, weekday
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.library import Library
from tenderkit.model.opportunity import PROCEDURES, Authority, Moment, Opportunity
from tenderkit.model.pack import KeyDate, Selection, VolumeSpec

_NUMBERS = "no one two three four five six seven eight nine ten".split()


def template_data(
    opportunity: Opportunity,
    library: Library,
    selection: Selection,
    issued: tuple[ClauseVersion, ...],
    specs: tuple[VolumeSpec, ...],
) -> dict[str, Any]:
    """The names that a template may use; docs/templates.md describes each."""
    return {
        "opportunity": _opportunity(opportunity),
        "authority": _authority(opportunity.lead),
        "dates": SimpleNamespace(**{m.key: date_in_words(m) for m in opportunity.timetable}),
        "facts": SimpleNamespace(**selection.facts),
        "library": SimpleNamespace(name=library.name, version=library.version),
        "sections": _sections(opportunity, library, issued),
        "annexes": _annexes(opportunity, library),
        "taken": [*(clause.id for clause in issued), *selection.replaced],
        "volumes": [
            SimpleNamespace(key=spec.key, title=spec.title, completed_by=spec.completed_by)
            for spec in specs
            if spec.audience == "suppliers"
        ],
    }


def date_in_words(moment: Moment | KeyDate) -> str:
    """Tuesday 26 January 2027 at 12:00 noon."""
    words = f"{weekday(moment.day)} {long_date(moment.day)}"
    if moment.clock is None:
        return words
    noon = " noon" if (moment.clock.hour, moment.clock.minute) == (12, 0) else ""
    return f"{words} at {moment.clock:%H:%M}{noon}"


def _opportunity(opportunity: Opportunity) -> SimpleNamespace:
    return SimpleNamespace(
        id=opportunity.id,
        title=opportunity.title,
        background=list(opportunity.background),
        outcomes=list(opportunity.outcomes),
        scope=list(opportunity.scope),
        estimate=opportunity.estimate.in_words,
        estimate_basis=opportunity.estimate_basis,
        initial_years=_in_words(opportunity.initial_years),
        extensions=_extensions(opportunity.extensions_years),
        longest_term=_in_words(opportunity.longest_term_years),
        procedure=PROCEDURES[opportunity.procedure],
        commenced_on=long_date(opportunity.commenced_on),
        stages=[
            SimpleNamespace(id=stage.id, title=stage.title, keeps=_in_words(stage.keeps))
            for stage in opportunity.stages
        ],
        limits_stages=any(stage.keeps for stage in opportunity.stages),
        submission=_submission(opportunity.submission),
        authorities=[_authority(authority) for authority in opportunity.buyers],
        may_join=[_authority(authority) for authority in opportunity.may_join],
        lots=[
            SimpleNamespace(
                id=lot.id, title=lot.title, scope=lot.scope, estimate=lot.estimate.in_words
            )
            for lot in opportunity.lots
        ],
        lots_reason=opportunity.lots_reason,
        reserved_for=_notice(opportunity, "reserved_for"),
        has_participation=bool(opportunity.participation),
        has_indicators=bool(opportunity.indicators),
        has_processing=bool(opportunity.processing),
        has_annex=bool(opportunity.annex),
        has_attachments=bool(opportunity.attachments),
        has_departures=bool(opportunity.departures),
    )


def _notice(opportunity: Opportunity, field: str) -> str:
    typed = opportunity.notice.get(field)
    return typed.value.strip() if typed else ""


def _submission(submission: Mapping[str, str]) -> SimpleNamespace:
    names = ("portal", "address", "file_name")
    return SimpleNamespace(**{name: submission.get(name, "") for name in names})


def _authority(authority: Authority) -> SimpleNamespace:
    return SimpleNamespace(
        id=authority.id, name=authority.name, role=authority.role, address=authority.address
    )


def _sections(
    opportunity: Opportunity, library: Library, issued: tuple[ClauseVersion, ...]
) -> SimpleNamespace:
    """By home: the families that have clauses in this pack, each with its clause ids in order."""
    annexed = {annex.clause.id for annex in opportunity.annex}
    homes: dict[str, list[SimpleNamespace]] = {c.home: [] for c in library.categories}
    for category in library.categories:
        ids = [
            clause.id
            for clause in issued
            if clause.id not in annexed
            and clause.id.rsplit("-", 1)[0].rpartition("-")[2] == category.key
        ]
        if ids:
            homes[category.home].append(SimpleNamespace(title=category.title, clauses=ids))
    return SimpleNamespace(**homes)


def _annexes(opportunity: Opportunity, library: Library) -> SimpleNamespace:
    """By home: the authorities that have requirements of their own there, each with their ids."""
    named = [category.home for category in library.categories]
    named += [annex.home for annex in opportunity.annex]
    homes: dict[str, list[SimpleNamespace]] = {home: [] for home in named}
    for authority in opportunity.authorities:
        for home, own in homes.items():
            ids = [
                annex.clause.id
                for annex in opportunity.annex
                if annex.home == home and opportunity.owner_of(annex.clause.id) == authority
            ]
            if ids:
                own.append(SimpleNamespace(authority=authority.name, clauses=ids))
    return SimpleNamespace(**homes)


def _extensions(years: tuple[int, ...]) -> str:
    if not years:
        return "no extension"
    parts = [f"{_in_words(y)} year{'s' if y != 1 else ''}" for y in years]
    return ", then ".join(parts)


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)

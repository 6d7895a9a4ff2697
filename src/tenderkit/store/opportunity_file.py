"""An opportunity's file."""

from dataclasses import replace
from pathlib import Path

from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Finding
from tenderkit.model.opportunity import Attachment, Criterion, Opportunity
from tenderkit.model.place import Typed
from tenderkit.store.decode import Fields, list_of, map_of, open_fields, record
from tenderkit.store.library_file import BLANK_KEY
from tenderkit.store.parts.annex import annexes
from tenderkit.store.parts.procedure import (
    ATTACHMENTS,
    AUTHORITIES,
    DEPARTURES,
    PARAGRAPHS,
    PROCEDURE,
    SUBMISSION,
    TERM,
    TIMETABLE_STEPS,
    VALUE,
)
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.schedules import (
    GUIDANCE_FOLLOWED,
    INDICATORS,
    LOTS,
    PARTICIPATION,
    PROCESSING,
)
from tenderkit.store.parts.scoring import (
    CRITERIA,
    NEEDS,
    PRICE_LINES,
    QUESTIONS,
    refuse_twins,
)
from tenderkit.store.parts.values import (
    CLAUSE,
    DATE,
    KEY,
    LINE,
    NAME,
    PROVISION_LINK,
    TEXT,
    typed,
)

FILE = "opportunity.yaml"

_FACTS = map_of(NAME, typed(LINE))
_FILLED = map_of(BLANK_KEY, typed(TEXT))
_NOTICE = map_of(NAME, typed(TEXT))
_REASONS = map_of(CLAUSE, typed(LINE))

_Exceptions = tuple[dict[str, Typed], dict[str, Typed]]


def read_opportunity(
    folder_or_file: Path, shown_as: str
) -> tuple[Opportunity | None, list[Finding]]:
    """The opportunity in a folder or a file, or None where it holds a mistake.

    ``shown_as`` is the path as the user typed it.

    Raises:
        NotFound: there is no such file.
        Unreadable: it may not be opened.
    """
    path = folder_or_file
    if path.is_dir():
        path, shown_as = path / FILE, f"{shown_as.rstrip('/')}/{FILE}".removeprefix("./")
    reader, fields = open_fields(path, shown_as, "OPP")
    if fields is None:
        return None, reader.findings
    opportunity = build_opportunity(fields)
    fields.close()
    _refuse_all_twins(reader, opportunity)
    _refuse_missing(reader, path.parent, opportunity.attachments)
    return None if reader.failed else opportunity, reader.findings


def build_opportunity(fields: Fields) -> Opportunity:
    """An opportunity from the fields of its file."""
    return _with_schedules(_opportunity(fields), fields)


def _opportunity(fields: Fields) -> Opportunity:
    commenced_on = fields.need("commenced_on", DATE)
    estimate, basis = fields.need("value", VALUE)
    initial_years, extensions_years = fields.need("term", TERM)
    procedure, stages = fields.need("procedure", PROCEDURE)
    add, omit = fields.maybe("clauses", record(_exceptions), ({}, {}))
    return Opportunity(
        id=fields.need("id", KEY),
        title=fields.need("title", LINE),
        regime=fields.need("regime", KEY),
        commenced_on=commenced_on,
        authorities=fields.need("authorities", AUTHORITIES),
        facts=fields.need("facts", _FACTS),
        estimate=estimate,
        estimate_basis=basis,
        initial_years=initial_years,
        extensions_years=extensions_years,
        procedure=procedure,
        stages=stages,
        timetable=fields.need("timetable", TIMETABLE_STEPS),
        background=fields.maybe("background", PARAGRAPHS, ()),
        outcomes=fields.maybe("outcomes", PARAGRAPHS, ()),
        scope=fields.maybe("scope", PARAGRAPHS, ()),
        submission=fields.maybe("submission", SUBMISSION, {}),
        needs=fields.maybe("needs", NEEDS, ()),
        criteria=fields.maybe("criteria", CRITERIA, ()),
        pass_or_fail=fields.maybe("pass_or_fail", list_of(PROVISION_LINK), ()),
        questions=fields.maybe("questions", QUESTIONS, ()),
        price_lines=fields.maybe("price_lines", PRICE_LINES, ()),
        blanks=fields.maybe("blanks", _FILLED, {}),
        add=add,
        omit=omit,
        departures=fields.maybe("departures", DEPARTURES, ()),
        annex=fields.maybe("annex", annexes(commenced_on), ()),
        attachments=fields.maybe("attachments", ATTACHMENTS, ()),
        places=fields.places(),
        at=fields.at,
    )


def _with_schedules(opportunity: Opportunity, fields: Fields) -> Opportunity:
    return replace(
        opportunity,
        lots=fields.maybe("lots", LOTS, ()),
        lots_reason=fields.maybe("lots_reason", TEXT, ""),
        participation=fields.maybe("conditions_of_participation", PARTICIPATION, ()),
        indicators=fields.maybe("indicators", INDICATORS, ()),
        processing=fields.maybe("processing", PROCESSING, ()),
        guidance=fields.maybe("guidance", GUIDANCE_FOLLOWED, ()),
        notice=fields.maybe("notice", _NOTICE, {}),
    )


def _exceptions(fields: Fields) -> _Exceptions:
    return fields.maybe("add", _REASONS, {}), fields.maybe("omit", _REASONS, {})


def _refuse_all_twins(reader: Reader, opportunity: Opportunity) -> None:
    parts = [part for criterion in opportunity.criteria for part in criterion.parts]
    criteria: list[Criterion] = [*opportunity.criteria, *parts]
    annex: list[ClauseVersion] = [annex.clause for annex in opportunity.annex]
    refuse_twins(reader, opportunity.authorities)
    refuse_twins(reader, opportunity.stages)
    refuse_twins(reader, opportunity.needs)
    refuse_twins(reader, criteria)
    refuse_twins(reader, opportunity.questions)
    refuse_twins(reader, opportunity.price_lines)
    refuse_twins(reader, annex)
    refuse_twins(reader, opportunity.lots)
    refuse_twins(reader, opportunity.participation)
    refuse_twins(reader, opportunity.indicators)


def _refuse_missing(reader: Reader, folder: Path, attachments: tuple[Attachment, ...]) -> None:
    """Report every attachment that is not a file of the opportunity's folder."""
    home = folder.resolve()
    for attachment in attachments:
        path = folder / attachment.file
        if not attachment.file:
            continue
        if home not in path.resolve().parents:
            message = f"the attachment {attachment.file} lies outside the opportunity's folder"
            help = "copy it into the folder attachments"
        elif not path.is_file():
            message = f"the attachment {attachment.file} is not there"
            help = "copy it there, or correct the path, which begins at the opportunity's folder"
        else:
            continue
        reader.fault("bad-value", attachment.file_at, message, help)

"""The sheet of the tender notice (UK4): every field in the order of the form, with what to paste into it.

The order follows the form of the central digital platform and the contents of Procurement Regulations
2024, reg 18 and 19, and reg 24 below the threshold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tenderkit.compose.fill import long_date
from tenderkit.model.calendar import DAY, years_later
from tenderkit.model.opportunity import PROCEDURES, Criterion, Moment, Opportunity
from tenderkit.model.pack import NoticeField, VolumeSpec
from tenderkit.model.schedule import NOTICE_FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notice:
    """What the fields are filled from."""

    opportunity: Opportunity
    facts: Mapping[str, str]
    specs: tuple[VolumeSpec, ...]
    vat: Decimal
    """The standard rate, in per cent."""


_Row = tuple[str, str, Callable[[_Notice], str], str]
"""Section, field, value, and where the value comes from."""


def notice_fields(
    opportunity: Opportunity,
    facts: Mapping[str, str],
    specs: tuple[VolumeSpec, ...],
    vat: Decimal,
) -> tuple[NoticeField, ...]:
    """The fields of the notice that begins this procurement, in the order of its form.

    ``vat`` is the standard rate on the day on which it commences, in per cent.
    """
    notice = _Notice(opportunity=opportunity, facts=facts, specs=specs, vat=vat)
    above = facts.get("above_threshold") != "no"
    rows = _AUTHORITY + _SCOPE + (_LOTS if opportunity.lots or above else ())
    rows += (_ABOVE if above else _BELOW) + _SUBMISSION + _AWARD + _OTHER
    rows += _PROCEDURE if above else ()
    return tuple(
        NoticeField(section=section, field=field, value=value(notice), source=source)
        for section, field, value, source in rows
    )


def _asked(key: str) -> _Row:
    section, field = NOTICE_FIELDS[key]

    def value(notice: _Notice) -> str:
        typed = notice.opportunity.notice.get(key)
        return typed.value.strip() if typed else ""

    return section, field, value, f"notice: {key}"


def _names(notice: _Notice) -> str:
    buyers = notice.opportunity.buyers
    return "\n".join(", ".join(filter(None, (one.name, one.address))) for one in buyers)


def _joining(notice: _Notice) -> str:
    names = [one.name for one in notice.opportunity.may_join]
    return "\n".join(names) or "None"


def _description(notice: _Notice) -> str:
    return "\n\n".join((*notice.opportunity.scope, *notice.opportunity.outcomes))


def _value(notice: _Notice) -> str:
    one = notice.opportunity
    amounts = dict.fromkeys(
        (one.estimate.in_words, one.estimate.including_vat(notice.vat).in_words)
    )
    return f"{'; '.join(amounts)} ({one.estimate_basis})"


def _day(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return f"{long_date(moment.day)}{f' at {moment.clock:%H:%M}' if moment.clock else ''}"


def _step(key: str) -> Callable[[_Notice], str]:
    return lambda notice: _day(notice.opportunity.moment(key))


def _dates(notice: _Notice) -> str:
    start = notice.opportunity.moment("contract_start")
    if start is None:
        return ""
    end = years_later(start.day, notice.opportunity.initial_years) - DAY
    return f"{long_date(start.day)} to {long_date(end)}"


def _extensions(notice: _Notice) -> str:
    years = notice.opportunity.extensions_years
    start = notice.opportunity.moment("contract_start")
    if not years:
        return "None"
    steps = ", then ".join(f"{count} year{'s' if count != 1 else ''}" for count in years)
    steps = f"Yes: {steps}, at the authority's choice"
    if start is None:
        return steps
    end = years_later(start.day, notice.opportunity.longest_term_years) - DAY
    return f"{steps}, to {long_date(end)} at the latest"


def _lots(notice: _Notice) -> str:
    opportunity = notice.opportunity
    shown = []
    for lot in opportunity.lots:
        ids = {link.to for link in lot.authorities}
        names = ", ".join(one.name for one in opportunity.buyers if one.id in ids)
        bought = f" Bought by {names}." if names else ""
        shown.append(f"{lot.id} {lot.title}: {lot.scope}{bought} {lot.estimate.in_words}")
    return "\n".join(shown) or "None"


def _no_lots(notice: _Notice) -> str:
    return "Divided into lots" if notice.opportunity.lots else notice.opportunity.lots_reason


def _conditions(kind: str) -> Callable[[_Notice], str]:
    def value(notice: _Notice) -> str:
        own = [one for one in notice.opportunity.participation if one.kind == kind]
        return "\n".join(f"{one.title}: {one.text}" for one in own) or "None"

    return value


def _stages(notice: _Notice) -> str:
    stages = notice.opportunity.stages
    if notice.opportunity.procedure == "open":
        return "None: it is an open procedure"
    words = (
        f"{stage.title}{f' ({stage.keeps} suppliers at most go on)' if stage.keeps else ''}"
        for stage in stages
    )
    return "; then ".join(words)


def _periods(notice: _Notice) -> str:
    short = {"negotiated", "pre-selected", "planned-notice", "urgency", "participation-urgency"}
    used = [s for s in notice.opportunity.stages if s.minimum_period in short]
    return "\n".join(f"{stage.title}: {stage.minimum_period}" for stage in used) or "None is used"


def _criteria(notice: _Notice) -> str:
    lines: list[str] = []
    for criterion in notice.opportunity.criteria:
        lines.append(_weighted(criterion))
        lines.extend(f"  {_weighted(part)}" for part in criterion.parts)
    return "\n".join(lines)


def _weighted(criterion: Criterion) -> str:
    weighting = criterion.weighting
    shown = f"{weighting.normalize():f}%" if weighting is not None else "ranked"
    return f"{criterion.title}: {shown}"


def _documents(notice: _Notice) -> str:
    volumes = [
        f"Volume {spec.key}: {spec.title}" for spec in notice.specs if spec.audience == "suppliers"
    ]
    attached = [f"{one.title} (Volume {one.volume})" for one in notice.opportunity.attachments]
    return "\n".join((*volumes, *attached))


def _conflicts(notice: _Notice) -> str:
    day = _day(notice.opportunity.moment("conflicts_assessment"))
    return f"A conflicts assessment was prepared on {day}" if day else ""


_PROCEDURE_NAMES = {**PROCEDURES, "below-threshold": "below threshold, open competition"}


def _always(words: str) -> Callable[[_Notice], str]:
    return lambda _notice: words


_AUTHORITY: tuple[_Row, ...] = (
    ("Contracting authority", "Name and address of each authority", _names, "authorities"),
    _asked("identifier"),
    _asked("contact"),
    ("Contracting authority", "Bodies that may join later", _joining, "authorities, may-join"),
)
_SCOPE: tuple[_Row, ...] = (
    ("Scope", "Title", lambda n: n.opportunity.title, "title"),
    ("Scope", "Reference", lambda n: n.opportunity.id, "id"),
    ("Scope", "Description", _description, "scope and outcomes"),
    ("Scope", "Total value (estimated)", _value, "value"),
    ("Scope", "Contract dates (estimated)", _dates, "timetable and term"),
    ("Scope", "Extension", _extensions, "term"),
    _asked("options"),
    _asked("main_category"),
    _asked("cpv"),
    _asked("locations"),
)
_LOTS: tuple[_Row, ...] = (
    ("Lots", "Lots", _lots, "lots"),
    ("Lots", "Reasons for not dividing into lots (section 18)", _no_lots, "lots_reason"),
)
_ABOVE: tuple[_Row, ...] = (
    ("Participation", "Legal and financial capacity conditions",
     _conditions("legal-and-financial"), "conditions_of_participation"),
    ("Participation", "Technical ability conditions",
     _conditions("technical"), "conditions_of_participation"),
    _asked("suitable_for"),
)  # fmt: skip
_BELOW: tuple[_Row, ...] = (_asked("suitable_for"), _asked("reserved_for"))
_SUBMISSION: tuple[_Row, ...] = (
    ("Submission", "Enquiry deadline", _step("clarifications_close"), "timetable"),
    ("Submission", "Tender submission deadline", _step("tenders_due"), "timetable"),
    ("Submission", "Submission address and special instructions",
     lambda n: n.opportunity.submission.get("address", ""), "submission"),
    ("Submission", "Tenders may be submitted electronically", _always("Yes"), "always"),
    ("Submission", "Languages that may be used", _always("English"), "always"),
    ("Submission", "Award decision date (estimated)", _step("award_notice"), "timetable"),
)  # fmt: skip
_AWARD: tuple[_Row, ...] = (
    ("Award criteria", "Award criteria and weightings", _criteria, "criteria"),
)
_OTHER: tuple[_Row, ...] = (
    ("Other information", "Associated tender documents", _documents, "the pack"),
    _asked("market_engagement"),
    ("Other information", "Conflicts assessment", _conflicts, "timetable"),
    _asked("payment_terms"),
    _asked("risks"),
    _asked("trade_agreements"),
)
_PROCEDURE: tuple[_Row, ...] = (
    ("Procedure", "Procedure type",
     lambda n: _PROCEDURE_NAMES[n.opportunity.procedure].capitalize(), "procedure"),
    ("Procedure", "Stages of a competitive flexible procedure", _stages, "procedure"),
    ("Procedure", "Shortened tendering period and its ground (reg 18(2)(s))", _periods, "procedure"),
)  # fmt: skip

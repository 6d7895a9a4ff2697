"""An opportunity read, selected, composed and checked: what plan, check and build have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tenderkit.api.library import Opened, open_library, shown_path
from tenderkit.compose.fill import fill
from tenderkit.compose.pack import Renderer, compose, issued_clauses
from tenderkit.compose.select import select
from tenderkit.compose.template.remote import renderer
from tenderkit.compose.template.render import Rendered, render
from tenderkit.errors import NotFound
from tenderkit.model.case import ClauseCase, LibraryCase, OpportunityCase, PackCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Finding, Severity, in_order
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Departure, Opportunity
from tenderkit.model.pack import Filled, Pack, Pins, Selection
from tenderkit.rules.catalogue import rules_on
from tenderkit.rules.run import apply_waivers, run_checks
from tenderkit.sandbox.run import run_limited
from tenderkit.store.bundled import templates_root
from tenderkit.store.calendar import bank_holidays
from tenderkit.store.opportunity_file import read_opportunity
from tenderkit.store.pins import read_pins
from tenderkit.store.templates import read_templates
from tenderkit.store.waivers import read_waivers

HORIZON = 4
"""Years for which bank holidays are looked up, from the one before the procurement commences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An opportunity as far as it could be taken; later parts are None where an earlier one failed."""

    folder: Path
    opened: Opened
    findings: list[Finding]
    opportunity: Opportunity | None = None
    selection: Selection | None = None
    filled: tuple[Filled, ...] = ()
    pack: Pack | None = None

    @property
    def name(self) -> str:
        """The opportunity's id and title, or its folder where it could not be read."""
        found = self.opportunity
        return f"{found.id}, {found.title}" if found else shown_path(self.folder)

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


def compose_opportunity(
    target: Path,
    on: date,
    library: Path | None = None,
    *,
    templates: Path | None = None,
    pins: Pins | None = None,
    with_pack: bool = True,
) -> Composed:
    """Read, select, fill, compose and check one opportunity; ``pins`` stand in for its lock.

    Raises:
        NotFound: there is no opportunity there.
    """
    folder = opportunity_folder(target)
    opened = open_library(folder, library, templates)
    shown = shown_path(folder)
    opportunity, findings = read_opportunity(
        folder / "opportunity.yaml", f"{shown}/opportunity.yaml"
    )
    kept, faults = read_pins(folder, shown) if pins is None else (pins, [])
    findings = [*opened.findings, *findings, *faults]
    if opportunity is None:
        return Composed(folder=folder, opened=opened, findings=in_order(findings))
    selection = select(opportunity, opened.library, kept)
    filled = fill(issued_clauses(opportunity, selection), opened.library, opportunity)
    holidays = bank_holidays(opportunity.commenced_on.year - 1, HORIZON)
    findings += _checked(opportunity, opened, selection, filled, on, holidays)
    pack, unmade = _pack(opportunity, opened, selection, on, holidays) if with_pack else (None, [])
    waivers, faults = read_waivers(folder / "waivers.yaml", f"{shown}/waivers.yaml")
    findings = apply_waivers([*findings, *unmade, *faults], (*opened.waivers, *waivers), on)
    return Composed(
        folder=folder,
        opened=opened,
        findings=in_order(findings),
        opportunity=opportunity,
        selection=selection,
        filled=filled,
        pack=pack,
    )


def opportunity_folder(target: Path) -> Path:
    """The folder of an opportunity, named by itself or by its ``opportunity.yaml``."""
    folder = target.parent if target.name == "opportunity.yaml" else target
    if not target.exists():
        raise NotFound(
            f"{shown_path(target)} is not there", help="name the folder of an opportunity"
        )
    if not (folder / "opportunity.yaml").is_file():
        raise NotFound(
            f"{shown_path(folder)} holds no opportunity.yaml",
            help="'tenderkit new opportunity' makes one",
        )
    return folder


def _checked(
    opportunity: Opportunity,
    opened: Opened,
    selection: Selection,
    filled: tuple[Filled, ...],
    on: date,
    holidays: frozenset[date],
) -> list[Finding]:
    """The checks on the opportunity, and on every clause that it takes."""
    case = OpportunityCase(
        opportunity=opportunity,
        library=opened.library,
        selection=selection,
        filled=filled,
        bank_holidays=holidays,
        on=on,
    )
    return [
        *run_checks(case),
        *_checked_clauses(opportunity, opened, selection, on),
        *_checked_values(opened.library, selection, on),
    ]


def _checked_values(library: Library, selection: Selection, on: date) -> list[Finding]:
    """What is wrong with the council's values that this pack prints, and with those that name nothing."""
    rules = [rule for rule in rules_on("LIB") if rule.name == "council-value-unfit"]
    found = run_checks(LibraryCase(library=library, on=on), rules)
    return [f for f in found if f.clause not in library.clauses or selection.clause(f.clause)]


def _checked_clauses(
    opportunity: Opportunity, opened: Opened, selection: Selection, on: date
) -> list[Finding]:
    """The checks on every clause that the pack issues: as it is taken, as departed from, and the annex."""
    issued = issued_clauses(opportunity, selection)
    findings = []
    for taken, clause in zip(selection.taken, issued, strict=False):
        case = ClauseCase(clause=taken.clause, library=opened.library, on=on)
        found = run_checks(case)
        if clause != taken.clause:
            own = [one for one in opportunity.departures if one.clause == clause.id]
            found = _departed(replace(case, clause=clause), found, issued, own)
        findings += found
    known = _knowing_authorities(opened.library, opportunity)
    for clause in issued[len(selection.taken) :]:
        case = ClauseCase(clause=clause, library=known, on=on, pack=issued)
        findings += run_checks(case)
    return findings


def _knowing_authorities(library: Library, opportunity: Opportunity) -> Library:
    """The library with the authorities' names, which an annex may write out in full or in part."""
    names = [authority.name for authority in opportunity.authorities]
    words = [word for name in names for word in name.split() if word[:1].isupper()]
    return replace(library, proper_names=(*library.proper_names, *names, *words))


def _departed(
    case: ClauseCase,
    before: list[Finding],
    issued: tuple[ClauseVersion, ...],
    departures: list[Departure],
) -> list[Finding]:
    """What is left of the findings before, and what the departures bring, which stands at them.

    A departure answers for its own provision alone: a blank that it leaves unused is no fault.
    """
    places = {f"{one.clause}.{one.provision}": one.at for one in departures}
    left = {(one.code, one.message, one.requirement) for one in run_checks(case)}
    kept = [
        one
        for one in before
        if one.requirement not in places or (one.code, one.message, one.requirement) in left
    ]
    known = {(one.code, one.requirement) for one in kept}
    brought = [
        replace(one, at=places[one.requirement])
        for one in run_checks(replace(case, pack=issued))
        if one.requirement in places and (one.code, one.requirement) not in known
    ]
    return [*kept, *brought]


def _pack(
    opportunity: Opportunity,
    opened: Opened,
    selection: Selection,
    on: date,
    holidays: frozenset[date],
) -> tuple[Pack | None, list[Finding]]:
    """The pack with the checks on it; None where the templates cannot be read."""
    own, base = opened.templates, opened.base_templates
    templates, findings = read_templates(own, shown_path(own), base, shown_path(base))
    if not templates.specs:
        return None, findings
    chosen = _renderer(opened, templates.own)
    pack, faults = compose(opportunity, opened.library, selection, templates, chosen, holidays)
    failed = frozenset(fault.at.file.rpartition("/")[2] for fault in faults)
    homes = {spec.template: spec.path for spec in templates.specs}
    findings += [_at_home(fault, homes) for fault in faults]
    return pack, [*findings, *run_checks(PackCase(pack=pack, on=on, failed=failed))]


def _renderer(opened: Opened, own: frozenset[str]) -> Renderer:
    """Bundled templates are rendered here, and those from anywhere else in the sandbox."""
    elsewhere, bundled = renderer(run_limited), templates_root()

    def chosen(
        name: str, sources: Mapping[str, str], data: Mapping[str, Any]
    ) -> tuple[Rendered | None, list[Finding]]:
        home = opened.templates if name in own else opened.base_templates
        if home == bundled:
            return render(name, sources, data)
        return elsewhere(name, {name: sources[name]}, data)

    return chosen


def _at_home(finding: Finding, homes: Mapping[str, str]) -> Finding:
    """The finding with its template's path as the user would type it."""
    name = finding.at.file.rpartition("/")[2]
    return replace(finding, at=replace(finding.at, file=homes[name]))

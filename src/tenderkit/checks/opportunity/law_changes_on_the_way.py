"""A law that a clause of the pack relies on and that changes before the contract has ended.

**Why it matters.** Wording that is right on the day of the notice can be wrong on the day of signature.
Before the contract starts it can still be changed for nothing; later it takes a change of the contract.

**Fires**

    # clauses/law.yaml
    changes:
      - {from: 2027-03-01, what: "Time limits for hazards are halved.", mark: V}

    opportunity.yaml:4:1: warning OPP118 law-changes-on-the-way
    HSG-010 relies on hazards-2025, which changes on 2027-03-01: Time limits for hazards are halved
    help: see 'tenderkit law hazards-2025'; depart from the wording, take a later version, or have it accepted

It looks at changes after `commenced_on`, up to the last day of the contract with every extension or, where
its start is not known, of the timetable. One finding an instrument names every such change. It is a note
where each of them comes after the start of the contract.

**Stays silent**: a change on or before the day of commencement, or with `only_later: yes`, which leaves
procurements alone that commenced before; an instrument on which no clause relies.

**Waiver**: sensible once somebody has read the clauses against the change.
"""

from collections.abc import Iterator
from datetime import date

from tenderkit.checks._opportunity import called, issued, listed
from tenderkit.model.calendar import DAY, years_later
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.law import Instrument, LawChange
from tenderkit.model.opportunity import Opportunity
from tenderkit.rules.rule import Hit

CODE = "OPP118"
SEVERITY = Severity.WARNING

_MOST = 8
"""Clauses that a message names; the others are counted."""


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the changes of each instrument that a clause of the pack relies on."""
    opportunity = case.opportunity
    relying: dict[str, list[str]] = {}
    for clause in issued(opportunity, case.selection):
        for key in dict.fromkeys(relied.instrument for relied in clause.law):
            relying.setdefault(key, []).append(clause.id)
    last = _last_day(opportunity)
    for key, clauses in relying.items():
        instrument = case.library.law.instruments.get(key)
        changes = [
            change
            for change in (instrument.changes if instrument else ())
            if opportunity.commenced_on < change.starts <= last and not change.only_later
        ]
        if instrument and changes:
            yield _hit(opportunity, instrument, changes, clauses)


def _last_day(opportunity: Opportunity) -> date:
    start = opportunity.moment("contract_start")
    if start:
        return years_later(start.day, opportunity.longest_term_years) - DAY
    return max((moment.day for moment in opportunity.timetable), default=opportunity.commenced_on)


def _hit(
    opportunity: Opportunity,
    instrument: Instrument,
    changes: list[LawChange],
    clauses: list[str],
) -> Hit:
    start = opportunity.moment("contract_start")
    late = start is not None and all(change.starts > start.day for change in changes)
    told = "; ".join(
        f"{'and ' if number else ''}on {change.starts}: {change.what.rstrip('.')}"
        + ("" if change.mark == "V" else " (not confirmed)")
        for number, change in enumerate(changes)
    )
    names = clauses if len(clauses) <= _MOST else [*clauses[:_MOST], f"{len(clauses) - _MOST} more"]
    rely = "relies" if len(clauses) == 1 else "rely"
    return Hit(
        at=called(opportunity.place_of("commenced_on"), instrument.key),
        message=f"{listed(names)} {rely} on {instrument.key}, which changes {told}",
        help=(
            f"see 'tenderkit law {instrument.key}'; depart from the wording, take a later version, "
            "or have it accepted"
        ),
        severity=Severity.NOTE if late else None,
    )

"""A requirement under `pass_or_fail` that isn't a MUST, or that stands there twice.

**Why it matters.** Whoever fails one of these is out. That can only follow from what every supplier must
do; a SHOULD there excludes a tender for something that it was free to leave undone.

**Fires**

    pass_or_fail: [DA-040.R3, DA-040.R1, DA-040.R1]

    opportunity.yaml:38:16: error OPP208 pass-or-fail-unfit
    pass_or_fail names DA-040.R3, which is a SHOULD
    help: take it out, or raise it to MUST by a departure

    opportunity.yaml:38:38: error OPP208 pass-or-fail-unfit
    pass_or_fail names DA-040.R1 twice
    help: delete one of the two

**Stays silent**: a requirement that a departure raises to MUST; one that the pack doesn't issue (OPP206).
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, requirements
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import Level, Provision
from tenderkit.model.finding import Severity
from tenderkit.model.opportunity import Opportunity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of

CODE = "OPP208"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the level of each, and whether it was named before."""
    known = requirements(case.opportunity, case.selection)
    seen = set()
    for link in case.opportunity.pass_or_fail:
        level = _level(case.opportunity, known[link.to]) if link.to in known else Level.MUST
        fault = help = ""
        if link.to in seen:
            fault, help = "twice", "delete one of the two"
        elif level is not Level.MUST:
            fault, help = f"which is a {level}", "take it out, or raise it to MUST by a departure"
        seen.add(link.to)
        if fault:
            joint = " " if fault == "twice" else ", "
            yield Hit(
                at=called(link.at, "pass_or_fail"),
                message=f"pass_or_fail names {link.to}{joint}{fault}",
                help=help,
                clause=clause_of(link.to),
                requirement=link.to,
            )


def _level(opportunity: Opportunity, provision: Provision) -> Level | None:
    """The level as this pack issues it; a departure that fits nothing (OPP106) changes none."""
    level = provision.level
    for departure in opportunity.departures:
        id = f"{departure.clause}.{departure.provision}"
        if id == provision.id and departure.change == "level" and departure.was == level:
            level = Level.__members__.get(departure.becomes, level)
    return level

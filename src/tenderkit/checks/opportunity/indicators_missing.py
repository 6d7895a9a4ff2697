"""Clauses that point to indicators, in a pack without any.

**Why it matters.** The clauses on service levels and on performance say what happens when an indicator is
missed. With none in the schedule, nothing can be missed, and suppliers price a promise with nothing in it.

**Fires**

    # no indicators, with TRN-030 in the pack
    opportunity.yaml:2:1: warning OPP212 indicators-missing
    TRN-030 is in this pack, and there are no indicators: their schedule would be empty
    help: write indicators, each with its record and its figures

It looks for DEL-040 and TRN-030.

**Stays silent**: one indicator and more; a contract of more than £5 million, which is OPP211.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import listed, standing_for
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP212"
SEVERITY = Severity.WARNING

_POINTING = ("DEL-040", "TRN-030")


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for an indicator where a clause points to some."""
    if case.opportunity.indicators or case.selection.facts.get("above_5m") == "yes":
        return
    held = [clause.id for id in _POINTING if (clause := standing_for(id, case.selection))]
    if held:
        verb = "are" if len(held) > 1 else "is"
        yield Hit(
            at=case.opportunity.place_of("indicators"),
            message=f"{listed(held)} {verb} in this pack, and there are no indicators: their "
            "schedule would be empty",
            help="write indicators, each with its record and its figures",
        )

"""A regime that the library isn't written for.

**Why it matters.** The clauses, thresholds and periods are those of one body of law. Under another they
may be wrong in every line.

**Fires**

    regime: scotland

    opportunity.yaml:4:1: error OPP113 unknown-regime
    the library is not written for the regime scotland
    help: accepted: england

**Stays silent**: a library that names no regime.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP113"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look the regime up in the library."""
    regime, known = case.opportunity.regime, case.library.regimes
    if known and regime not in known:
        yield Hit(
            at=case.opportunity.place_of("regime"),
            message=f"the library is not written for the regime {regime}",
            help=did_you_mean(regime, known),
        )

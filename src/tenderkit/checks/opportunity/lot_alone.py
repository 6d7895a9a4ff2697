"""A contract that is divided into one lot.

**Why it matters.** One lot is the whole contract. The pack would speak of lots, take the rules on winning
several of them, and owe nobody the reason why the contract is not divided (Procurement Act 2023, s.18).

**Fires**

    lots:
      - {id: L-1, title: Everything, scope: All of it., estimate: 1400000.00 GBP ex VAT}

    opportunity.yaml:69:5: warning OPP121 lot-alone
    L-1 (Everything) is the only lot
    help: divide the contract further, or delete lots and say why under lots_reason

**Stays silent**: two lots and more; a contract without lots.

**Waiver**: sensible where the other lots of the same purchase are already awarded.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP121"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Count the lots."""
    lots = case.opportunity.lots
    if len(lots) == 1:
        yield Hit(
            at=called(lots[0].at, lots[0].id),
            message=f"{lots[0].id} ({lots[0].title}) is the only lot",
            help="divide the contract further, or delete lots and say why under lots_reason",
        )

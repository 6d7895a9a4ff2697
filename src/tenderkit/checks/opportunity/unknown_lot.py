"""A question or a price line for a lot that isn't there.

**Why it matters.** A question of no lot is asked of nobody and its marks can't be given; a price line of no
lot stands in no sheet of the price workbook, and what isn't priced there can't be charged.

**Fires**

    lots:
      - {id: L-1, title: Platform, scope: The platform., estimate: 900000.00 GBP ex VAT}
      - {id: L-2, title: Insight, scope: Analysts., estimate: 500000.00 GBP ex VAT}
    price_lines:
      - {id: P-03, title: Analyst, kind: rate, unit: day, lot: L-3}

    opportunity.yaml:60:57: error OPP209 unknown-lot
    P-03 is priced in L-3, which is not a lot
    help: accepted: L-1, L-2

**Stays silent**: a question or line without `lot`, which belongs to all of them.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP209"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up the lot of each question and of each price line."""
    opportunity = case.opportunity
    known = {lot.id for lot in opportunity.lots}
    named: list[tuple[str, str, str, Place]] = [
        *((one.id, "asked", one.lot, one.lot_at) for one in opportunity.questions),
        *((one.id, "priced", one.lot, one.lot_at) for one in opportunity.price_lines),
    ]
    for id, verb, lot, at in named:
        if lot and lot not in known:
            fact = "which is not a lot" if known else "and there are no lots"
            help = did_you_mean(lot, known) or f"list the lots under lots, or delete lot from {id}"
            yield Hit(at=called(at, id), message=f"{id} is {verb} in {lot}, {fact}", help=help)

"""A price line that a requirement holds at zero, and that isn't; or such a requirement without a line.

**Why it matters.** A charge that was bargained away comes back through the price table: a line without
its zero invites a figure, and a charge that has no line turns up as an extra.

**Fires**

    price_lines:
      - {id: P-04, title: Use of the interfaces, kind: recurring, because: DA-040.R2}

    opportunity.yaml:60:5: error OPP402 price-line-not-zero
    P-04 has no must_be, and DA-040.R2 holds it at zero
    help: write must_be: 0.00 GBP ex VAT

Every line with `because` must say `must_be: 0.00`. A requirement whose text says "enter zero" must be
named under `because` by one line at least.

**Stays silent**: a line without `because`, whatever its price.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._opportunity import called, requirements, reworded
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of

CODE = "OPP402"
SEVERITY = Severity.ERROR

_DEMANDS_ZERO = re.compile(r"\benter\s+zero\b", re.IGNORECASE)


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at each line that a requirement fixes, then for each requirement that fixes lines."""
    opportunity = case.opportunity
    for line in opportunity.price_lines:
        if line.because and (line.must_be is None or line.must_be.pence):
            state = "has no must_be" if line.must_be is None else f"must be {line.must_be}"
            yield Hit(
                at=called(line.must_be_at, line.id),
                message=f"{line.id} {state}, and {line.because} holds it at zero",
                help="write must_be: 0.00 GBP ex VAT",
                requirement=line.because,
            )
    named = {line.because for line in opportunity.price_lines}
    for id, provision in requirements(opportunity, case.selection).items():
        if id not in named and _DEMANDS_ZERO.search(reworded(opportunity, provision)):
            yield Hit(
                at=opportunity.place_of("price_lines"),
                message=f"{id} demands lines at zero, and no price line names it",
                help=f"add a line with must_be: 0.00 GBP ex VAT and because: {id}",
                clause=clause_of(id),
                requirement=id,
            )

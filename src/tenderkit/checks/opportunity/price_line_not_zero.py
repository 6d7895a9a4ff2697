"""A price line that a requirement holds at zero, and that isn't; or such a requirement without a line.

**Why it matters.** A charge that was bargained away comes back through the price table: a line without
its zero invites a figure, and a charge that has no line turns up as an extra.

**Fires**

    price_lines:
      - {id: P-04, title: Use of the interfaces, kind: recurring, because: DA-040.R2}

    opportunity.yaml:60:5: error OPP402 price-line-not-zero
    P-04 has no must_be, and DA-040.R2 holds it at zero
    help: write must_be: 0.00 GBP ex VAT

A requirement forbids a charge where its clause says `zero_priced: "yes"`. Each line that names one under
`because` must say `must_be: 0.00`. One that no line names is a warning: suppliers then see no zero.

**Stays silent**: a line without `because`, or with a requirement that forbids no charge, whatever its
price.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, listed, requirements
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of

CODE = "OPP402"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at each line that a requirement holds at zero, then for a line of each such requirement."""
    opportunity = case.opportunity
    free = [p.id for p in requirements(opportunity, case.selection).values() if p.zero_priced]
    for line in opportunity.price_lines:
        held = [link.to for link in line.because if link.to in free]
        if held and (line.must_be is None or line.must_be.pence):
            state = "has no must_be" if line.must_be is None else f"must be {line.must_be}"
            verb = "holds" if len(held) == 1 else "hold"
            yield Hit(
                at=called(line.must_be_at, line.id),
                message=f"{line.id} {state}, and {listed(held)} {verb} it at zero",
                help="write must_be: 0.00 GBP ex VAT",
                requirement=held[0],
            )
    named = {link.to for line in opportunity.price_lines for link in line.because}
    for id in free:
        if id not in named:
            yield Hit(
                at=opportunity.place_of("price_lines"),
                message=f"{id} forbids a charge, and no price line names it",
                help=f"add a line with must_be: 0.00 GBP ex VAT and because: {id}, or add it to a line",
                severity=Severity.WARNING,
                clause=clause_of(id),
                requirement=id,
            )

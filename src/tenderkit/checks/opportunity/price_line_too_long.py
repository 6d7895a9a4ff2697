"""A recurring price line for more years than the contract can last.

**Why it matters.** The price of the whole term is compared. Years that are never bought tip the
comparison towards tenders that are cheap late.

**Fires**

    term: {initial_years: 3, extensions_years: [2, 2]}
    price_lines:
      - {id: P-02, title: Subscription, kind: recurring, years: 8}

    opportunity.yaml:61:5: error OPP404 price-line-too-long
    P-02 recurs for 8 years, and the contract lasts 7 years with every extension
    help: write years: 7, or correct the term

**Stays silent**: fewer years, for what isn't bought to the end; a term that is itself in doubt (OPP405).
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import LONGEST_TERM_YEARS
from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.words import counted

CODE = "OPP404"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the years of each line with the longest term."""
    term = case.opportunity.longest_term_years
    if not 1 <= case.opportunity.initial_years <= LONGEST_TERM_YEARS:
        return
    for line in case.opportunity.price_lines:
        if line.kind == "recurring" and line.years > term:
            lasts = f"the contract lasts {counted(term, 'year')} with every extension"
            yield Hit(
                at=called(line.at, line.id),
                message=f"{line.id} recurs for {line.years} years, and {lasts}",
                help=f"write years: {term}, or correct the term",
            )

"""A term of no years or of more than twenty, or an extension of no years.

**Why it matters.** The term sets the price that is compared and the value that decides the procedure. No
council buys for nought years, and hardly one for more than twenty.

**Fires**

    term: {initial_years: 30, extensions_years: [2, 0]}

    opportunity.yaml:13:1: warning OPP405 term-unlikely
    the initial term is 30 years
    help: correct initial_years, or have a term above 20 years accepted

    opportunity.yaml:13:1: warning OPP405 term-unlikely
    extension 2 is 0 years
    help: delete it from extensions_years, or write its years

**Stays silent**: a contract without extensions.

**Waiver**: sensible for a lease or a concession.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import LONGEST_TERM_YEARS
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP405"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the initial term and at each extension."""
    opportunity = case.opportunity
    at, years = opportunity.place_of("term"), opportunity.initial_years
    if not 1 <= years <= LONGEST_TERM_YEARS:
        help = "correct initial_years"
        if years:
            help += f", or have a term above {LONGEST_TERM_YEARS} years accepted"
        yield Hit(at=at, message=f"the initial term is {years} years", help=help)
    for number, extension in enumerate(opportunity.extensions_years, start=1):
        if not extension:
            yield Hit(
                at=at,
                message=f"extension {number} is 0 years",
                help="delete it from extensions_years, or write its years",
            )

"""A processing schedule in an opportunity that says it handles no personal data.

**Why it matters.** One of the two is wrong. If the rows are right, the pack goes out without the terms that
the UK GDPR asks for, since the fact decides whether those clauses are taken.

**Fires**

    facts:
      personal_data: none
    processing:
      purpose: paying tenants' rent accounts

    opportunity.yaml:71:1: warning OPP122 processing-contradicted
    personal_data is none, and processing has a row: purpose
    help: delete processing, or correct personal_data under facts

**Stays silent**: a fact that is unknown or that the library doesn't ask for.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP122"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the fact with the rows."""
    rows = [row.key for row in case.opportunity.processing]
    if rows and case.selection.facts.get("personal_data") == "none":
        count = "a row" if len(rows) == 1 else f"{len(rows)} rows"
        yield Hit(
            at=case.opportunity.place_of("processing"),
            message=f"personal_data is none, and processing has {count}: {listed(rows)}",
            help="delete processing, or correct personal_data under facts",
        )

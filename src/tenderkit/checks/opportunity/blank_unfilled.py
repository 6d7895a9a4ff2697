"""A blank that the authority has to fill and that nobody has filled.

**Why it matters.** It prints in square brackets. A pack that is issued so leaves open what the
supplier owes, and each supplier prices something else.

**Fires**

    # clauses/data-access/DA-030/1.0.0.yaml
    blanks:
      max_lag_minutes: {label: Minutes behind the System, type: minutes, filled_by: authority}

    opportunity.yaml:66:1: warning OPP501 blank-unfilled
    DA-030.max_lag_minutes (Minutes behind the System) has no value
    help: write it under blanks: DA-030.max_lag_minutes

**Stays silent**: a blank with a default, or with a value of the council's or the opportunity's; a
blank that the supplier fills.

**Waiver**: sensible for a draft that goes out for comment.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP501"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for the value of each blank of the authority's."""
    for filled in case.filled:
        if not filled.value.strip() and filled.blank.filled_by == "authority":
            yield Hit(
                at=called(case.opportunity.place_of("blanks"), filled.key),
                message=f"{filled.key} ({filled.blank.label}) has no value",
                help=f"write it under blanks: {filled.key}",
                clause=filled.clause,
            )

"""A value that isn't of its blank's type, or lies outside the blank's limits.

**Why it matters.** The limits keep a figure lawful and possible. One outside them either can't be
met by any supplier, or asks for nothing.

**Fires**

    blanks:
      DA-060.full_export_working_days: 30

    opportunity.yaml:67:36: error OPP502 blank-out-of-limits
    DA-060.full_export_working_days is 30, above its maximum of 20
    help: write a number from 1 to 20

**Stays silent**: a value at a limit; a default of a clause, which is CLS104; text; a council's own value
that the latest version of the clause does not accept, which is LIB202.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.checks._values import shown, value_fault, value_help
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Filled
from tenderkit.rules.rule import Hit

CODE = "OPP502"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare each value with the type and the limits of its blank."""
    for filled in case.filled:
        if not filled.value or filled.layer == "default" or _told(case, filled):
            continue
        fault = value_fault(filled.blank, filled.value)
        if fault:
            yield Hit(
                at=called(filled.at, filled.key),
                message=f"{filled.key} is {shown(filled.value)}, {fault}",
                help=value_help(filled.blank, filled.value),
                clause=filled.clause,
            )


def _told(case: OpportunityCase, filled: Filled) -> bool:
    """Whether the check on the council's library has compared this value with the same blank."""
    clause = case.library.clauses.get(filled.clause)
    latest = clause.latest if clause else None
    return filled.layer == "council" and latest is not None and filled.blank in latest.blanks

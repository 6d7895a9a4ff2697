"""A processing schedule that lacks a row which the UK GDPR asks for.

**Why it matters.** A contract by which a supplier processes personal data for the Council has to set out the
subject matter, duration, nature and purpose of the processing, the types of personal data, the categories of data
subjects, and the controller with its rights and duties (Article 28(3) of the UK GDPR). The schedule says them.

**Fires**

    facts:
      personal_data: personal
    processing:      # ... with all the others
      nature: storing and searching
      purpose: letting homes

    opportunity.yaml:71:1: warning OPP508 processing-row-missing
    processing has no data_types or data_subjects, which Article 28(3) of the UK GDPR asks for
    help: write what is missing under processing

**Stays silent**: no personal data; a fact that is unknown (OPP101) or that the library doesn't ask for.

**Waiver**: sensible for a draft, until the data protection officer has completed the schedule.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.schedule import COMPULSORY_ROWS
from tenderkit.rules.rule import Hit

CODE = "OPP508"
SEVERITY = Severity.WARNING

_NOTHING_TO_SAY = ("none", "unknown")


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for each compulsory row where personal data is handled."""
    opportunity = case.opportunity
    if case.selection.facts.get("personal_data", "unknown") in _NOTHING_TO_SAY:
        return
    given = {row.key for row in opportunity.processing}
    missing = [key for key in COMPULSORY_ROWS if key not in given]
    if missing:
        yield Hit(
            at=opportunity.place_of("processing"),
            message=f"processing has no {listed(missing, 'or')}, which Article 28(3) of the UK "
            "GDPR asks for",
            help="write what is missing under processing",
        )

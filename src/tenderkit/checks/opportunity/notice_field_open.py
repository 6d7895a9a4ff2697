"""Fields of the tender notice that the opportunity doesn't answer.

**Why it matters.** The notice sheet fills in what follows from the opportunity. The rest somebody has to find
on the day of publication, when the timetable already runs.

**Fires**

    notice:
      # ... and all the others but these
      cpv: 48000000, software package and information systems

    opportunity.yaml:69:1: note OPP510 notice-field-open
    2 fields of the notice are open: options and risks
    help: answer them under notice; none is an answer too

**Stays silent**: fields that are all answered, if only by "none"; above the threshold `reserved_for`, which the
notice below it has alone; a field under a misspelt name, which is OPP511.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import below_threshold
from tenderkit.checks._opportunity import listed, nearest
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.schedule import BELOW_THRESHOLD_FIELDS, NOTICE_FIELDS
from tenderkit.rules.rule import Hit

CODE = "OPP510"
SEVERITY = Severity.NOTE


def check(case: OpportunityCase) -> Iterator[Hit]:
    """List the fields that nobody has answered."""
    given = set(case.opportunity.notice)
    given |= {nearest(key, NOTICE_FIELDS) for key in given - NOTICE_FIELDS.keys()}
    if not below_threshold(case):
        given |= {*BELOW_THRESHOLD_FIELDS}
    missing = [key for key in NOTICE_FIELDS if key not in given]
    if missing:
        fact = "field of the notice is" if len(missing) == 1 else "fields of the notice are"
        yield Hit(
            at=case.opportunity.place_of("notice"),
            message=f"{len(missing)} {fact} open: {listed(missing)}",
            help="answer them under notice; none is an answer too",
        )

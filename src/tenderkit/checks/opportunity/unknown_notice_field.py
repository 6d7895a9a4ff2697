"""A field under `notice` that the notice sheet doesn't have.

**Why it matters.** Under a misspelt name its words stand nowhere in the sheet, and the field that was meant
goes out empty.

**Fires**

    notice:
      trade_agreement: World Trade Organization, Agreement on Government Procurement

    opportunity.yaml:70:20: error OPP511 unknown-notice-field
    the notice sheet has no field trade_agreement
    help: did you mean trade_agreements?

It also finds `reserved_for` where the value is at or above the threshold: the notice below it has that field
alone.

**Stays silent**: the fields of the sheet, which are identifier, contact, main_category, cpv, locations, options,
suitable_for, market_engagement, payment_terms, risks, trade_agreements and, below the threshold, reserved_for.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.schedule import BELOW_THRESHOLD_FIELDS, NOTICE_FIELDS
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP511"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up every field that is answered."""
    above = case.selection.facts.get("above_threshold") == "yes"
    for key, typed in case.opportunity.notice.items():
        at = called(typed.at, key)
        if key not in NOTICE_FIELDS:
            message = f"the notice sheet has no field {key}"
            yield Hit(at=at, message=message, help=did_you_mean(key, NOTICE_FIELDS))
        elif above and key in BELOW_THRESHOLD_FIELDS:
            message = (
                f"the notice has {key} below the threshold alone, and the value is not below it"
            )
            yield Hit(at=at, message=message, help=f"delete {key} from notice")

"""A place for tenders whose address doesn't begin with https://.

**Why it matters.** Tenders are confidential. Sent over an address without encryption they can be read on
the way, and an address that isn't one can't be opened at all.

**Fires**

    submission:
      address: http://suppliers.hexbridge.example

    opportunity.yaml:40:1: warning OPP506 address-without-https
    submission.address is "http://suppliers.hexbridge.example", which does not begin with https://
    help: write the whole address, with https:// in front

**Stays silent**: an address that is left out; words in square brackets, which are OPP505.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP506"
SEVERITY = Severity.WARNING

_SHOWN = 60


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at how the address begins."""
    address = case.opportunity.submission.get("address", "")
    if not address or address.startswith(("https://", "[")):
        return
    shown = address if len(address) <= _SHOWN else f"{address[: _SHOWN - 3]}..."
    yield Hit(
        at=case.opportunity.place_of("submission"),
        message=f'submission.address is "{shown}", which does not begin with https://',
        help="write the whole address, with https:// in front",
    )

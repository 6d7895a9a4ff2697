"""Two blanks that time one event and have different values.

**Why it matters.** Each clause reads well by itself. Together they give one event two clocks; the shorter one
holds, suppliers ask which was meant, and the answer has to go to all of them.

**Fires**

    blanks:
      DP-010.breach_notice_hours: 24
      SEC-030.first_notice_hours: 48

    opportunity.yaml:68:31: warning OPP512 event-with-two-times
    DP-010.breach_notice_hours is 24 and SEC-030.first_notice_hours is 48, and both are for the first notice
    of a breach or an incident
    help: give them one value, or have the difference accepted

Which blanks belong together stands under `same_event` in `library.yaml`; a council's own library can add to it.

**Stays silent**: blanks of a clause that isn't in the pack; a blank without a value (OPP501) or with one that is
not of its type (OPP502).

**Waiver**: sensible where the two are meant to differ, with the reason.
"""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.checks._opportunity import called, filled_for, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Filled
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.amount import COMPARABLE, parse_amount

CODE = "OPP512"
SEVERITY = Severity.WARNING


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the values of the blanks that belong together."""
    for same in case.library.same_events:
        known = [filled_for(link.to, case.filled, case.selection) for link in same.blanks]
        found = [one for one in known if one and _readable(one)]
        if len({(one.blank.type, _amount(one)) for one in found}) > 1:
            blame = _last_set(found)
            values = listed(f"{one.key} is {one.shown}" for one in found)
            each = "both" if len(found) == 2 else "all"
            yield Hit(
                at=_place(case, blame),
                message=f"{values}, and {each} are for {same.event}",
                help="give them one value, or have the difference accepted",
                clause=blame.clause,
            )


def _readable(one: Filled) -> bool:
    return bool(one.value.strip()) and (
        one.blank.type not in COMPARABLE or parse_amount(one.blank.type, one.value) is not None
    )


def _amount(one: Filled) -> Decimal | str:
    value = parse_amount(one.blank.type, one.value)
    return one.value if value is None else value


def _last_set(found: list[Filled]) -> Filled:
    """The last that the opportunity sets, or else the council, or else the clauses themselves."""
    by_layer = [
        one for layer in ("opportunity", "council") for one in found[::-1] if one.layer == layer
    ]
    return by_layer[0] if by_layer else found[-1]


def _place(case: OpportunityCase, one: Filled) -> Place:
    """Where the value was typed; the blanks of the opportunity for one that the clause brings."""
    own = one.layer in ("opportunity", "council")
    return called(one.at if own else case.opportunity.place_of("blanks"), one.key)

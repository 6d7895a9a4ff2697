"""Conditions of participation in a procurement below the threshold.

**Why it matters.** Below the threshold a procurement may not restrict who can submit a tender by an assessment
of suitability (Procurement Act 2023, s.85). What a supplier can do is asked in its offer instead.

**Fires**

    value: {estimate: 100000.00 GBP ex VAT, basis: whole term}
    conditions_of_participation:
      - {id: CP-01, title: Turnover, kind: legal-and-financial, text: ..., evidence: ..., because: ...}

    opportunity.yaml:69:1: error OPP407 conditions-below-threshold
    CP-01 is stated below the threshold, where suitability is not assessed separately (Procurement Act
    2023, s.85)
    help: ask about ability in a question or a pass-or-fail requirement, and delete
    conditions_of_participation

**Stays silent**: a contract at or above the threshold; works at or above the threshold for goods and services,
which s.85 leaves out.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import ACT, below_threshold
from tenderkit.checks._opportunity import cited, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP407"
SEVERITY = Severity.ERROR

_WORKS_FROM = "sub-central-goods-services"
"""Key of the figure in s.85 from which works are left out."""


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look for conditions where the Act allows none."""
    opportunity = case.opportunity
    stated = [one.id for one in opportunity.participation]
    if not stated or not below_threshold(case) or _exempt(case):
        return
    verb = "are" if len(stated) > 1 else "is"
    source = cited(case.library.law, ACT, "s.85", "V")
    yield Hit(
        at=opportunity.place_of("conditions_of_participation"),
        message=f"{listed(stated)} {verb} stated below the threshold, where suitability is not "
        f"assessed separately ({source})",
        help="ask about ability in a question or a pass-or-fail requirement, and delete "
        "conditions_of_participation",
    )


def _exempt(case: OpportunityCase) -> bool:
    """Whether it is a contract for works that s.85 leaves out."""
    law, on = case.library.law, case.opportunity.commenced_on
    figure = law.threshold(_WORKS_FROM, on)
    value = case.opportunity.estimate.including_vat(law.vat_on(on))
    works = case.selection.facts.get("works") == "yes"
    return works and (figure is None or value.pence >= figure.amount.pence)

"""A procedure that doesn't fit the estimated value, or an estimate that doesn't say whether VAT is in it.

**Why it matters.** At or above the threshold the Act prescribes the procedure, and a contract awarded
otherwise can be set aside. Thresholds include VAT, so an estimate without its basis decides nothing.

**Fires**

    value: {estimate: 180000.00 GBP ex VAT, basis: whole term}
    procedure: {kind: below-threshold}

    opportunity.yaml:30:1: error OPP401 procedure-does-not-fit-value
    the estimate with VAT is £216,000, at or above the threshold of £207,720, and the procedure is
    below-threshold (Procurement Act 2023 (Threshold Amounts) (Amendment) Regulations 2025; not confirmed)
    help: choose the open or the competitive-flexible procedure

With a value below the threshold, an open or competitive flexible procedure is lawful and more than is
asked for: a warning. The threshold is that in force on the day on which the procurement commences;
where the contract includes works, both thresholds are looked at, and only what holds for both is said.

**Stays silent**: an estimate of zero, which is OPP403.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import cited
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.money import Money
from tenderkit.model.opportunity import COVERED_PROCEDURES
from tenderkit.rules.rule import Hit

CODE = "OPP401"
SEVERITY = Severity.ERROR

_GOODS_AND_SERVICES = "sub-central-goods-services"


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare the estimate with VAT to the thresholds in force on the day."""
    opportunity, law = case.opportunity, case.library.law
    estimate, on = opportunity.estimate, opportunity.commenced_on
    if not estimate.basis:
        yield Hit(
            at=opportunity.place_of("value"),
            message=f"the estimate {estimate} does not say whether VAT is in it",
            help=f"write {estimate} ex VAT, or {estimate} inc VAT",
        )
        return
    keys = [_GOODS_AND_SERVICES] + (["works"] if case.selection.facts.get("works") == "yes" else [])
    thresholds = [t for t in (law.threshold(key, on) for key in keys) if t]
    if not thresholds or not estimate.pence:
        return
    value = estimate.including_vat(law.vat_on(on))
    highest = max(thresholds, key=lambda t: t.amount.pence)
    lowest = min(thresholds, key=lambda t: t.amount.pence)
    covered = opportunity.procedure in COVERED_PROCEDURES
    if value.pence >= highest.amount.pence and not covered:
        source = cited(law, highest.instrument, highest.section, highest.mark)
        fact = f"at or above the threshold of {_pounds(highest.amount)}"
        help = "choose the open or the competitive-flexible procedure"
        yield _hit(case, f"the estimate with VAT is {_pounds(value)}, {fact}", source, help)
    elif value.pence < lowest.amount.pence and covered:
        source = cited(law, lowest.instrument, lowest.section, lowest.mark)
        fact = f"below the threshold of {_pounds(lowest.amount)}"
        help = "a simpler procedure is enough; keep this one only where the Council wants it"
        found = f"the estimate with VAT is {_pounds(value)}, {fact}"
        yield _hit(case, found, source, help, Severity.WARNING)


def _hit(
    case: OpportunityCase, found: str, source: str, help: str, severity: Severity | None = None
) -> Hit:
    return Hit(
        at=case.opportunity.place_of("procedure"),
        message=f"{found}, and the procedure is {case.opportunity.procedure} ({source})",
        help=help,
        severity=severity,
    )


def _pounds(money: Money) -> str:
    return Money(pence=money.pence).in_words

"""A requirement that the opportunity names and the pack doesn't issue.

**Why it matters.** A need that nothing answers, a question that tests nothing and a pass-or-fail
requirement that isn't there leave suppliers to guess, and the record of the pack with a gap.

**Fires**

    pass_or_fail: [DA-010.R9]

    opportunity.yaml:49:16: error OPP206 unknown-requirement
    pass_or_fail names DA-010.R9, which DA-010 does not have
    help: did you mean DA-010.R1?

It looks at `requirements` of needs, `tests` of questions, `pass_or_fail`, `because` of price lines and
`measures` of indicators, against the clauses taken and the annex. A provision without a level is no
requirement: it binds the Council or states a rule, and suppliers don't answer it.

**Stays silent**: a requirement whose level a departure has changed; one of a clause that is left out
because a fact is unknown (OPP101), its pin leads nowhere (OPP107) or its file cannot be read.
"""

from collections.abc import Collection, Iterator

from tenderkit.checks._opportunity import (
    called,
    in_doubt,
    named_requirements,
    omitted_provisions,
    requirements,
)
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import standing
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "OPP206"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up every requirement that is named."""
    known = requirements(case.opportunity, case.selection)
    unclear = in_doubt(case.opportunity, case.library, case.selection)
    for where, link in named_requirements(case.opportunity):
        if link.to not in known and clause_of(link.to) not in unclear:
            fact, help = _fault(case, link.to, known)
            message = f"{where} names {link.to}, {fact}"
            yield Hit(at=called(link.at, where), message=message, help=help, requirement=link.to)


def _fault(case: OpportunityCase, id: str, known: Collection[str]) -> tuple[str, str]:
    """Why there is no such requirement, and what to do."""
    clause = clause_of(id)
    left_out = next((one for one in case.selection.left_out if one.id == clause), None)
    taken = case.selection.clause(clause)
    if id in omitted_provisions(case.opportunity):
        return "which a departure leaves out", "name another, or delete the departure"
    instead = standing(id, case.selection.replaced)
    if instead != id:
        own = [one for one in known if clause_of(one) == clause_of(instead)]
        help = f"write {instead}" if instead in known else did_you_mean(instead, own)
        return f"and {clause_of(instead)} stands in the place of {clause}", help
    if left_out is not None:
        help = f"add {clause} under clauses with the reason, or name another requirement"
        return f"and {clause} is not taken ({left_out.why})", help
    if taken is not None and any(provision.id == id for provision in taken.provisions):
        return "which is not a requirement: it has no level", did_you_mean(id, known)
    own = [one for one in known if clause_of(one) == clause]
    fact = f"which {clause} does not have" if own else f"and there is no clause {clause}"
    return fact, did_you_mean(id, own or known)

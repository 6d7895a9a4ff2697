"""A clause under `add` or `omit` that isn't in the library, cannot be taken, or needs no adding.

**Why it matters.** A clause that somebody added by hand matters to them; under a misspelt id it is
missing from the pack, and under a misspelt `omit` it is still there.

**Fires**

    clauses:
      add:
        DEA-060: exports matter to the service

    opportunity.yaml:21:16: error OPP109 unknown-clause
    the library holds no clause DEA-060
    help: did you mean DA-060?

It also fires on an added clause of which no version applies, that is withdrawn or in whose place a
clause of the council is taken, and, as a warning, on one that the facts take in any case: the record of
the pack would call it an exception.

**Stays silent**: an added clause that the facts leave out or leave open; one whose file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import in_doubt
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP109"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up every clause that was added or omitted by hand."""
    opportunity = case.opportunity
    unclear = in_doubt(opportunity, case.library, case.selection)
    for id, typed in (*opportunity.add.items(), *opportunity.omit.items()):
        if id not in case.library.clauses and id not in unclear:
            help = did_you_mean(id, case.library.clauses)
            yield Hit(at=typed.at, message=f"the library holds no clause {id}", help=help)
    for one in case.selection.left_out:
        kind = "" if one.id in unclear else one.kind
        if one.id in opportunity.add and kind in ("no-version", "withdrawn", "replaced"):
            instead = case.selection.replaced.get(one.id)
            yield Hit(
                at=opportunity.add[one.id].at,
                message=f"{one.id} is added and cannot be taken: {one.why}",
                help=f"delete {one.id} from add" + (f", or omit {instead}" if instead else ""),
                clause=one.id,
            )
    for taken in case.selection.taken:
        if taken.added and _applies(case, taken.clause):
            yield Hit(
                at=opportunity.add[taken.clause.id].at,
                message=f"{taken.clause.id} is added, and its facts take it in any case",
                help=f"delete {taken.clause.id} from add",
                severity=Severity.WARNING,
                clause=taken.clause.id,
            )


def _applies(case: OpportunityCase, clause: ClauseVersion) -> bool:
    facts = case.selection.facts
    return all(facts.get(c.fact) in c.values for c in clause.applies_when)

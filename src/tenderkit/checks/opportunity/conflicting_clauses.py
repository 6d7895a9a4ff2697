"""Two clauses of the pack that rule each other out.

**Why it matters.** A supplier cannot keep both, and a court reads the contradiction against the
council that drafted it.

**Fires**

    clauses:
      add:
        DA-045: the team asked for a price per call

    opportunity.yaml:21:13: error OPP103 conflicting-clauses
    DA-040 and DA-045 are both taken, and DA-045 names DA-040 as a conflict
    help: omit one of them under clauses, with the reason

**Stays silent**: two such clauses of which the pack takes one.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "OPP103"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Follow every `conflicts_with` of the clauses taken, once a pair."""
    taken = {one.clause.id for one in case.selection.taken}
    seen: set[frozenset[str]] = set()
    for one in case.selection.taken:
        for link in one.clause.conflicts_with:
            pair = frozenset((one.clause.id, link.to))
            if link.to in taken and pair not in seen:
                seen.add(pair)
                first, second = sorted(pair)
                fact = f"{first} and {second} are both taken"
                yield Hit(
                    at=_place(case, one.clause.id, link.to),
                    message=f"{fact}, and {one.clause.id} names {link.to} as a conflict",
                    help="omit one of them under clauses, with the reason",
                    clause=one.clause.id,
                )


def _place(case: OpportunityCase, *ids: str) -> Place:
    added = [case.opportunity.add[id].at for id in ids if id in case.opportunity.add]
    return added[0] if added else case.opportunity.place_of("clauses")

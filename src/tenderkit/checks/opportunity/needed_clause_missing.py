"""A clause that another clause of the pack needs or refers to, and that is not taken.

**Why it matters.** The clause that needs it leans on terms and duties that the contract then doesn't
hold; a reference to it leads nowhere.

**Fires**

    clauses:
      omit:
        DA-080: the service team thought it too long

    opportunity.yaml:24:13: error OPP104 needed-clause-missing
    DA-080 is omitted, and DA-060 needs it
    help: delete DA-080 from omit, or leave out what leans on it as well

It fires once a missing clause, and names every clause whose `needs` holds it and every provision or
definition that refers to it or to one of its blanks, as issued after departures.

**Stays silent**: a clause named under `pairs_with`; one in whose place a clause of the council is taken;
one that the library doesn't hold at all, where a library clause names it (CLS108); one that is left
open by an unknown fact (OPP101), by a pin that leads nowhere (OPP107) or by a file that cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import foreign_marks, in_doubt, issued, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.model.pack import LeftOut
from tenderkit.model.place import Link
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "OPP104"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Gather what leans on each clause that is not in the pack."""
    present = {clause.id for clause in issued(case.opportunity, case.selection)}
    present |= case.selection.replaced.keys()
    leaning: dict[str, dict[str, Link]] = {}
    for clause in issued(case.opportunity, case.selection):
        for words, link in _leans(case, clause):
            target = clause_of(link.to)
            if target not in present:
                leaning.setdefault(target, {}).setdefault(words, link)
    left_out = {one.id: one for one in case.selection.left_out}
    unclear = in_doubt(case.opportunity, case.library, case.selection)
    for target, reasons in leaning.items():
        if target not in unclear:
            yield _hit(case, target, left_out.get(target), reasons)


def _leans(case: OpportunityCase, clause: ClauseVersion) -> Iterator[tuple[str, Link]]:
    """What the clause leans on, and the words for it; a clause that needs another also refers to it."""
    needed = {link.to for link in clause.needs}
    for link in clause.needs:
        if link.to in case.library.clauses:
            yield f"{clause.id} needs it", link
    for link in foreign_marks(case.opportunity, clause):
        target = clause_of(link.to)
        own = link.at.file == case.opportunity.at.file
        if target not in needed and (own or target in case.library.clauses):
            yield f"{clause.id} refers to it", link


def _hit(
    case: OpportunityCase, target: str, left_out: LeftOut | None, reasons: dict[str, Link]
) -> Hit:
    omitted = case.opportunity.omit.get(target)
    at = omitted.at if omitted else next(iter(reasons.values())).at
    if omitted:
        state = "is omitted"
        help = f"delete {target} from omit, or leave out what leans on it as well"
    elif left_out is None:
        state = "is not in the library"
        help = did_you_mean(target, case.library.clauses)
    else:
        state = f"is not taken ({left_out.why})"
        help = f"add {target} under clauses with the reason, or leave out what leans on it"
    return Hit(at=at, message=f"{target} {state}, and {listed(reasons)}", help=help, clause=target)

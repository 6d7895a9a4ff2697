"""A value for a blank that no clause of the pack has.

**Why it matters.** Somebody meant to set a figure. Under a misspelt name it is set nowhere, and the
default goes out in its place.

**Fires**

    blanks:
      DA-060.full_export_days: 3

    opportunity.yaml:67:28: error OPP503 unknown-blank-filled
    DA-060 has no blank called full_export_days
    help: did you mean DA-060.full_export_working_days?

A value for a clause that the library holds and this pack doesn't take is a note: it stands ready, and
changes nothing. It is an error where a clause of the council stands in the place of that clause.

**Stays silent**: a value in the council's `library.yaml`, which is LIB202; a value for a clause that is
left out because a fact is unknown (OPP101), its pin leads nowhere (OPP107) or its file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, in_doubt
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Selection, standing
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "OPP503"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look up every blank that the opportunity fills."""
    issued = {filled.key for filled in case.filled}
    elsewhere = {
        f"{version.id}.{blank.name}"
        for version in case.library.versions()
        for blank in version.blanks
    }
    unclear = in_doubt(case.opportunity, case.library, case.selection)
    for key, typed in case.opportunity.blanks.items():
        clause = clause_of(key)
        if key in issued or clause in unclear:
            continue
        present = case.selection.clause(clause) is not None
        if clause in case.selection.replaced:
            yield _replaced(key, called(typed.at, key), case.selection, issued)
        elif key in elsewhere and not present:
            yield Hit(
                at=called(typed.at, key),
                message=f"{key} is filled, and {clause} is not in this pack",
                help=f"delete {key}, or take {clause}",
                severity=Severity.NOTE,
                clause=clause,
            )
        else:
            yield _unknown(key, called(typed.at, key), issued)


def _replaced(key: str, at: Place, selection: Selection, known: set[str]) -> Hit:
    clause, near = clause_of(key), standing(key, selection.replaced)
    instead = clause_of(near)
    own = [one for one in known if clause_of(one) == instead]
    return Hit(
        at=at,
        message=f"{key} is filled, and {instead} stands in the place of {clause}",
        help=f"write {near}" if near in known else did_you_mean(near, own),
        clause=clause,
    )


def _unknown(key: str, at: Place, known: set[str]) -> Hit:
    clause, _, name = key.partition(".")
    own = [one for one in known if clause_of(one) == clause]
    return Hit(
        at=at,
        message=f"{clause} has no blank called {name}",
        help=did_you_mean(key, own or known),
        clause=clause,
    )

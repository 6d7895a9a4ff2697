"""A clause that needs another which does not apply wherever it applies itself.

**Why it matters.** A pack that takes the one and not the other can't be built (OPP104), and an officer
can't tell why. Whoever writes the clause can: the facts of both are in front of them.

**Fires**

    # EXIT-010, applies_when: {}
    needs: [DA-060]
    # DA-060, applies_when: {buys_technology: ["yes"]}

    clauses/exit/EXIT-010/1.0.0.yaml:24:9: error LIB110 need-applies-more-narrowly
    EXIT-010 needs DA-060, which applies only where buys_technology is yes
    help: give EXIT-010 the same condition, or take the need out

**Stays silent**: a clause that has the condition itself, or a narrower one.
"""

from collections.abc import Iterator

from tenderkit.model.case import LibraryCase
from tenderkit.model.clause import ClauseVersion, Condition
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "LIB110"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Compare the conditions of each clause with those of the clauses that it needs, latest versions both."""
    latest = {id: clause.latest for id, clause in case.library.clauses.items() if clause.latest}
    for id, clause in sorted(latest.items()):
        for need in clause.needs:
            needed = latest.get(need.to)
            for condition in needed.applies_when if needed else ():
                if not _holds(clause, condition):
                    values = " or ".join(condition.values)
                    yield Hit(
                        at=need.at,
                        message=f"{id} needs {need.to}, which applies only where "
                        f"{condition.fact} is {values}",
                        help=f"give {id} the same condition, or take the need out",
                        clause=id,
                    )


def _holds(clause: ClauseVersion, wanted: Condition) -> bool:
    """Whether the clause applies only where the condition holds."""
    return any(
        own.fact == wanted.fact and set(own.values) <= set(wanted.values)
        for own in clause.applies_when
    )

"""A fact, or a value of a fact, that the library doesn't have, or one that is computed and not typed.

**Why it matters.** Facts decide which clauses go into the pack. One that is misspelt decides nothing,
and a value that no clause knows keeps clauses out.

**Fires**

    facts:
      hostd: "yes"

    opportunity.yaml:14:10: error OPP102 unknown-fact
    the library has no fact called hostd
    help: did you mean hosted?

It also fires on a value that the fact cannot have, such as `hosted: perhaps`, and on a fact that
follows from value, dates and law, such as `above_threshold: "no"`.

**Stays silent**: `unknown`, which may be typed for every fact and is OPP101 where a clause asks for it.
"""

from collections.abc import Iterator

from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP102"
SEVERITY = Severity.ERROR

UNKNOWN = "unknown"


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Compare every typed fact with those of the library."""
    typeable = [fact.name for fact in case.library.facts if not fact.computed]
    for name, typed in case.opportunity.facts.items():
        fact = case.library.fact(name)
        if fact is None:
            message = f"the library has no fact called {name}"
            yield Hit(at=typed.at, message=message, help=did_you_mean(name, typeable))
        elif fact.computed:
            value = case.selection.facts[name]
            message = f"{name} is typed, and is computed: it is {value} here"
            yield Hit(
                at=typed.at, message=message, help=f"delete {name}; it follows from {fact.why}"
            )
        elif typed.value not in (*fact.values, UNKNOWN):
            message = f'{name} is "{typed.value}", which it cannot be'
            help = did_you_mean(typed.value, (*fact.values, UNKNOWN))
            yield Hit(at=typed.at, message=message, help=help)

"""An annex whose id isn't the council's own: it begins with no authority's id, or a clause has it.

**Why it matters.** Suppliers answer by id. Under the id of another clause they cannot tell which of the
two is meant, and a later release of the library may take any id that has no council in front.

**Fires**

    annex:
      - id: LOC-010
        title: Rent accounts

    opportunity.yaml:53:5: error OPP111 annex-id-not-own
    the annex LOC-010 begins with no authority's id: HXB
    help: call it HXB-LOC-010

    opportunity.yaml:53:5: error OPP111 annex-id-not-own
    the annex HXB-TEC-010 has the id of a clause of the library
    help: give it an id that no clause has

**Stays silent**: an annex that begins with the id of any authority of the opportunity, lead or party.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP111"
SEVERITY = Severity.ERROR


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the id of each annex."""
    own = [authority.id for authority in case.opportunity.authorities]
    for annex in case.opportunity.annex:
        id = annex.clause.id
        fault = help = ""
        if id in case.library.clauses or id in case.library.unreadable:
            fault = "has the id of a clause of the library"
            help = "give it an id that no clause has"
        elif id.split("-")[0] not in own or id.count("-") < 2:
            fault = f"begins with no authority's id: {listed(own, 'or')}"
            help = f"call it {case.opportunity.lead.id}-{'-'.join(id.split('-')[-2:])}"
        if fault:
            yield Hit(
                at=annex.clause.place_of("id"),
                message=f"the annex {id} {fault}",
                help=help,
                clause=id,
            )

"""A need of which no requirement is tested by a question.

**Why it matters.** What people need is then asked for and never scored: a response that meets it
barely does as well as one that meets it fully. That can be meant.

**Fires**

    needs:
      - {id: N-01, text: Rents balance daily., evidence: interviews, requirements: [DA-060.R1]}

    opportunity.yaml:45:5: note PCK102 need-without-question
    N-01 is answered by DA-060.R1, and no question tests it
    help: name one of its requirements under tests of a question, if it is to be scored

**Stays silent**: a need of which one requirement is tested; a need that names a
requirement which the pack does not issue, which is OPP206.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called, listed
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "PCK102"
SEVERITY = Severity.NOTE


def check(case: PackCase) -> Iterator[Hit]:
    """Look for the requirements of each need among those that questions test."""
    opportunity = case.pack.opportunity
    issued = {one.id for one in case.pack.requirements}
    tested = {link.to for question in opportunity.questions for link in question.tests}
    for need in opportunity.needs:
        named = [link.to for link in need.requirements]
        if not issued.issuperset(named) or tested.intersection(named):
            continue
        answered = f"is answered by {listed(named)}" if named else "names no requirement"
        yield Hit(
            at=called(need.at, need.id),
            message=f"{need.id} {answered}, and no question tests it",
            help="name one of its requirements under tests of a question, if it is to be scored",
        )

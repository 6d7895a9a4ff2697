"""A blank under `same_event` that no clause has, or that stands there alone.

**Why it matters.** The list compares blanks that time one event. Under a misspelt name nothing is compared, and
two clocks for one event go out without a word.

**Fires**

    same_event:
      - event: the first notice of a breach
        blanks: [DP-010.breach_notice_hour, SEC-030.first_notice_hours]

    clauses/library.yaml:40:14: error LIB109 same-event-misnamed
    same_event names DP-010.breach_notice_hour, and no version of DP-010 has that blank
    help: did you mean DP-010.breach_notice_hours?

**Stays silent**: a blank that an earlier version has; a clause of which a file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "LIB109"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Look up every blank that is listed."""
    library = case.library
    known = {f"{v.id}.{blank.name}" for v in library.versions() for blank in v.blanks}
    for same in library.same_events:
        if len({link.to for link in same.blanks}) == 1:
            yield Hit(
                at=same.at,
                message=f"same_event has one blank for {same.event}: {same.blanks[0].to}",
                help="name the others, or delete it",
            )
        for link in same.blanks:
            clause = clause_of(link.to)
            if link.to in known or clause in library.unreadable:
                continue
            fact = f"no version of {clause} has that blank"
            if clause not in library.clauses:
                fact = f"there is no clause {clause}"
            own = [key for key in known if clause_of(key) == clause]
            yield Hit(
                at=link.at,
                message=f"same_event names {link.to}, and {fact}",
                help=did_you_mean(link.to, own or known),
            )

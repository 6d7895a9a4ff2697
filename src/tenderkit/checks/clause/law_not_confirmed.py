"""An instrument that the clause relies on and that nobody has read in its own text yet.

**Why it matters.** What the law says is stated as fact only where it was read in the source. The rest
was learnt second hand, and a reviewer should know which clauses rest on it.

**Fires**

    law:
      - instrument: hazards-phase-2

    1.0.0.yaml:22:5: note CLS114 law-not-confirmed
    DA-060 relies on hazards-phase-2, which is marked ? in law.yaml: not found
    help: have it read in its text, then mark it V

The marks are V2 (second hand), K (general knowledge) and ? (not found).

**Stays silent**: an instrument that is marked V; one that is not in `law.yaml`, which is CLS108. An
instrument is noted once a clause, where it first stands.
"""

from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS114"
SEVERITY = Severity.NOTE

_MARKS = {"V2": "second hand", "K": "general knowledge", "?": "not found"}


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look up the mark of each instrument."""
    seen = set()
    for relied in case.clause.law:
        instrument = case.library.law.instruments.get(relied.instrument)
        if instrument is None or instrument.mark == "V" or instrument.key in seen:
            continue
        seen.add(instrument.key)
        meaning = _MARKS.get(instrument.mark, "not confirmed")
        yield Hit(
            at=relied.at,
            message=(
                f"{case.clause.id} relies on {instrument.key}, "
                f"which is marked {instrument.mark} in law.yaml: {meaning}"
            ),
            help="have it read in its text, then mark it V",
            clause=case.clause.id,
        )

"""A blank in the pack that no clause of the pack has.

**Why it matters.** Nobody can fill it: it prints in square brackets, whatever anybody writes.

**Fires**

    annex:
      - id: HXB-LOC-010
        provisions:
          R1:
            text: |
              The Supplier must exchange transactions every {exchange_minuts} minutes.

    opportunity.yaml:104:63: error PCK107 undefined-blank
    HXB-LOC-010 has no blank called exchange_minuts
    help: did you mean HXB-LOC-010.exchange_minutes?

It sees annexes, departures and guidance items.

**Stays silent**: a blank that exists and is unfilled, which is OPP501; a misspelt one in a library
clause (CLS106); a blank of a clause that isn't taken (OPP104).
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import issued
from tenderkit.checks._pack import clause_marks, mended_at, runs, spots
from tenderkit.model.block import Gap
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Pack
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "PCK107"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Look up every gap, once a place."""
    pack = case.pack
    known = {filled.key for filled in pack.filled}
    present = {clause.id for clause in issued(pack.opportunity, pack.selection)}
    present |= set(pack.library.guidance)
    reported = known | {name for name in clause_marks(pack, "blank") if not _open(pack, name)}
    seen: set[tuple[str, Place]] = set()
    for volume in pack.volumes:
        for spot in spots(volume):
            for run in runs(spot.block):
                if not isinstance(run, Gap) or run.name in reported:
                    continue
                clause, _, blank = run.name.partition(".")
                if clause in present and (run.name, run.at) not in seen:
                    seen.add((run.name, run.at))
                    own = [key for key in known if clause_of(key) == clause]
                    yield Hit(
                        at=mended_at(pack, run.name, run.at),
                        message=f"{clause} has no blank called {blank}",
                        help=did_you_mean(run.name, own or known),
                        clause=clause,
                    )


def _open(pack: Pack, name: str) -> bool:
    """Whether no other check looks for it: the latest version of a clause that replaces another has it."""
    id, _, blank = name.partition(".")
    clause = pack.library.clauses.get(id)
    latest = clause.latest if clause and id in pack.selection.replaced.values() else None
    return latest is not None and latest.blank(blank) is not None

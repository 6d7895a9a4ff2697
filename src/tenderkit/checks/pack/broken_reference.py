"""A reference to something that stands in no volume of the pack.

**Why it matters.** It prints as a bare id: suppliers look for a paragraph that isn't there, and a duty
that leans on it hangs in the air.

**Fires**

    {{ ref("PRO-045") }}

    templates/05-questions.md.j2: error PCK105 broken-reference
    Volume 5, paragraph 1.1 refers to PRO-045, which stands in no volume
    help: did you mean PRO-040?

It sees what templates write, and what annexes and departures bring in.

**Stays silent**: a reference to a clause that isn't taken (OPP104), or to a clause that is taken and
was placed nowhere (PCK106); a requirement that the opportunity names (OPP206); a mistake in a library
clause (CLS108); guidance on a clause that this pack doesn't take; a clause that is left open by an
unknown fact (OPP101) or of which a file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import in_doubt, issued
from tenderkit.checks._pack import clause_marks, mended_at, runs, spots
from tenderkit.model.block import Reference
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Pack
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of
from tenderkit.text.suggest import did_you_mean

CODE = "PCK105"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Look at every reference that led nowhere, once a place."""
    pack = case.pack
    unclear = in_doubt(pack.opportunity, pack.library, pack.selection)
    present = {clause.id for clause in issued(pack.opportunity, pack.selection)}
    named = _named(pack)
    in_clauses = clause_marks(pack, "reference")
    seen: set[tuple[str, Place]] = set()
    for volume in pack.volumes:
        for spot in spots(volume):
            for run in runs(spot.block):
                if not isinstance(run, Reference) or run.volume:
                    continue
                clause = clause_of(run.target)
                at = mended_at(pack, run.target, run.at) if run.at.file else spot.at
                if clause in unclear or (clause in present and clause not in pack.anchors):
                    continue
                if run.at.file and (clause not in present or _seen_before(pack, run, in_clauses)):
                    continue
                if (not run.at.file and run.target in named) or (run.target, at) in seen:
                    continue
                seen.add((run.target, at))
                yield _hit(pack, run, at, spot.at.words)


def _seen_before(pack: Pack, run: Reference, in_clauses: set[str]) -> bool:
    """Whether a clause check finds it: it looks at the latest version of the clause that is named."""
    clause = pack.library.clauses.get(clause_of(run.target))
    if run.target not in in_clauses or clause is None or clause.latest is None:
        return False
    return all(provision.id != run.target for provision in clause.latest.provisions)


def _named(pack: Pack) -> set[str]:
    opportunity = pack.opportunity
    links = [link for need in opportunity.needs for link in need.requirements]
    links += [link for question in opportunity.questions for link in question.tests]
    return {link.to for link in (*links, *opportunity.pass_or_fail)}


def _hit(pack: Pack, run: Reference, at: Place, where: str) -> Hit:
    own = [id for id in pack.anchors if clause_of(id) == clause_of(run.target)]
    return Hit(
        at=at,
        message=f"{where} refers to {run.target}, which stands in no volume",
        help=did_you_mean(run.target, own or pack.anchors),
        clause=clause_of(run.target),
    )

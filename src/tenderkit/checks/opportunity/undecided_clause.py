"""A fact that nobody has stated, so that it cannot be told whether some clauses apply.

**Why it matters.** A clause that is left out in doubt is missing from the pack without a word, and
what a contract does not say can't be asked for later.

**Fires**

    facts:
      hosted: unknown

    opportunity.yaml:14:11: warning OPP101 undecided-clause
    cannot tell whether DA-050, EXIT-030 and SEC-010 apply: hosted is unknown
    help: set hosted under facts to yes or no: Will the supplier host the system?

It fires once a fact, whether the fact is `unknown` or missing, and names every clause that the fact
leaves open. It is an error where a need, a question, `pass_or_fail`, a price line or an indicator names a
requirement of such a clause: the pack would then speak of what it does not hold. A fact that follows from value,
dates and `law.yaml` is unknown where `law.yaml` holds no figure for the day on which the procurement
commences.

**Stays silent**: a fact that no clause asks for; a clause that another fact keeps out in any case; a
misspelt fact, which is OPP102; a clause that is added or omitted under `clauses`.
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import before_act
from tenderkit.checks._opportunity import called, listed, named_requirements, nearest
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of

CODE = "OPP101"
SEVERITY = Severity.WARNING

UNKNOWN = "unknown"
_SHOWN = 4


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Gather the clauses that each unknown fact leaves open."""
    open_clauses: dict[str, list[str]] = {}
    for left_out in case.selection.left_out:
        if left_out.kind == "undecided":
            for condition in _considered(case, left_out.id).applies_when:
                if case.selection.facts.get(condition.fact, UNKNOWN) == UNKNOWN:
                    open_clauses.setdefault(condition.fact, []).append(left_out.id)
    names = [fact.name for fact in case.library.facts]
    misspelt = {nearest(name, names) for name in case.opportunity.facts if name not in names}
    early = before_act(case.library.law, case.opportunity.commenced_on)
    for fact, clauses in open_clauses.items():
        if fact in misspelt or (early and _computed(case, fact)):
            continue
        typed = case.opportunity.facts.get(fact)
        verb = "apply" if len(clauses) > 1 else "applies"
        relied_on = _relied_on(case, clauses)
        yield Hit(
            at=called(typed.at if typed else case.opportunity.place_of("facts"), fact),
            message=f"cannot tell whether {listed(clauses)} {verb}: {fact} is unknown{relied_on}",
            help=_help(case, fact),
            severity=Severity.ERROR if relied_on else None,
        )


def _relied_on(case: OpportunityCase, clauses: list[str]) -> str:
    """What names requirements of those clauses, in words; nothing where nothing does."""
    found = [
        (where, clause_of(link.to))
        for where, link in named_requirements(case.opportunity)
        if clause_of(link.to) in clauses
    ]
    by = list(dict.fromkeys(where for where, _ in found))
    if not by:
        return ""
    shown = by if len(by) <= _SHOWN else [*by[: _SHOWN - 1], f"{len(by) - _SHOWN + 1} more"]
    ids = [id for id in clauses if id in {clause for _, clause in found}]
    verb = "name" if len(by) > 1 else "names"
    return f", and {listed(shown)} {verb} requirements of {listed(ids)}"


def _computed(case: OpportunityCase, name: str) -> bool:
    fact = case.library.fact(name)
    return fact is not None and fact.computed


def _considered(case: OpportunityCase, id: str) -> ClauseVersion:
    """The version that was looked at: the pinned one, or the highest that applies on the day."""
    clause = case.library.clauses[id]
    pinned = case.selection.pins.clauses.get(id)
    return next(
        version
        for version in reversed(clause.versions)
        if (version.version == pinned if pinned else _applies(version, case))
    )


def _applies(version: ClauseVersion, case: OpportunityCase) -> bool:
    return version.commenced_from <= case.opportunity.commenced_on


def _help(case: OpportunityCase, name: str) -> str:
    fact = case.library.fact(name)
    if fact is None:
        return "the library has no such fact: correct applies_when in the clause"
    if fact.computed:
        return f"it follows from {fact.why}: record in law.yaml what is missing there"
    values = listed(fact.values, "or")
    return f"set {name} under facts to {values}: {fact.question}"

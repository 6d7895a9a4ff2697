"""A clause, provision, source, instrument, fact or value that is named and does not exist.

**Why it matters.** In a pack the pointer would lead nowhere; a misspelt fact would keep the clause
out of every pack without a word.

**Fires**

    needs: [DA-800]

    1.0.0.yaml:22:9: error CLS108 reference-to-nothing
    needs names DA-800, which the library does not hold
    help: did you mean DA-080?

It looks at `needs`, `pairs_with` and `conflicts_with`; references such as `{DA-060.R1}` in
provisions, definitions and the drafting note; the sources, instruments and provisions named under
`provenance` and `law`; the facts and values of `applies_when`; and the `successor` in `status.yaml`,
of which a version has to be released.

**Stays silent**: elsewhere, a clause of which there is only a draft; one whose released file is gone, LIB106;
one of which a file cannot be read.
"""

from collections.abc import Iterable, Iterator

from tenderkit.checks._clause import counterparts, held, released, with_note
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of, is_requirement, marks
from tenderkit.text.suggest import did_you_mean

CODE = "CLS108"
SEVERITY = Severity.ERROR

_HERE = "which the library does not hold"


def check(case: ClauseCase) -> Iterator[Hit]:
    """Follow every pointer of the clause."""
    yield from _links(case)
    yield from _references(case)
    clause, library = case.clause, case.library
    for entry in clause.provenance:
        if entry.source not in library.sources:
            message = f"provenance names the source {entry.source}, which is not in sources.yaml"
            yield _hit(case, entry.at, message, entry.source, library.sources)
        yield from _provisions(case, "provenance", entry.provisions, entry.at)
    for relied in clause.law:
        if relied.instrument not in library.law.instruments:
            message = f"law names the instrument {relied.instrument}, which is not in law.yaml"
            yield _hit(case, relied.at, message, relied.instrument, library.law.instruments)
        yield from _provisions(case, "law", relied.provisions, relied.at)
    yield from _facts(case)
    yield from _successor(case)


def _links(case: ClauseCase) -> Iterator[Hit]:
    for field in ("needs", "pairs_with", "conflicts_with"):
        for link in getattr(case.clause, field):
            if not held(case.library, link.to):
                message = f"{field} names {link.to}, {_HERE}"
                yield _hit(case, link.at, message, link.to, case.library.clauses)


def _references(case: ClauseCase) -> Iterator[Hit]:
    for passage in () if case.pack else with_note(case.clause):
        for mark in marks(passage.prose.text, "reference"):
            home, at = clause_of(mark.value), passage.prose.place(mark.offset)
            versions = () if home in case.library.unreadable else counterparts(case, home)
            provisions = {p.id for version in versions for p in version.provisions}
            if not versions and not held(case.library, home):
                message = f"{passage.name} refers to {mark.value}, {_HERE}"
                yield _hit(case, at, message, home, case.library.clauses, passage.requirement)
            elif versions and is_requirement(mark.value) and mark.value not in provisions:
                message = f"{passage.name} refers to {mark.value}, which {home} does not have"
                yield _hit(case, at, message, mark.value, provisions, passage.requirement)


def _provisions(case: ClauseCase, field: str, named: Iterable[str], at: Place) -> Iterator[Hit]:
    known = {p.id.rpartition(".")[2] for p in case.clause.provisions}
    for provision in named:
        if provision not in known:
            message = f"{field} names {provision}, which {case.clause.id} does not have"
            yield _hit(case, at, message, provision, known)


def _facts(case: ClauseCase) -> Iterator[Hit]:
    for condition in case.clause.applies_when:
        fact = case.library.fact(condition.fact)
        if fact is None:
            message = f"applies_when asks for {condition.fact}, which is not a fact of the library"
            known = [fact.name for fact in case.library.facts]
            yield _hit(case, condition.at, message, condition.fact, known)
            continue
        for value in condition.values:
            if value not in fact.values:
                message = f'{fact.name} is never "{value}"'
                yield _hit(case, condition.at, message, value, fact.values)


def _successor(case: ClauseCase) -> Iterator[Hit]:
    clauses, clause = case.library.clauses, case.library.clauses.get(case.clause.id)
    id = clause.status.successor if clause and clause.latest == case.clause else ""
    if clause and id and not released(case.library, id):
        message = f"status.yaml names the successor {id}, of which no version is released"
        help = f"release {id}, or name another" if id in clauses else did_you_mean(id, clauses)
        yield Hit(at=clause.status.at, message=message, help=help, clause=clause.id)


def _hit(
    case: ClauseCase,
    at: Place,
    message: str,
    wrong: str,
    known: Iterable[str],
    requirement: str = "",
) -> Hit:
    help = did_you_mean(wrong, known)
    return Hit(at=at, message=message, help=help, clause=case.clause.id, requirement=requirement)

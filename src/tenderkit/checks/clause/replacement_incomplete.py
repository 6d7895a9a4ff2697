"""A council's clause that lacks what others lean on in the clause that it replaces.

**Why it matters.** A reference to the replaced clause leads to the same place of the one that replaces it.
Where that place is missing, the reference leads nowhere, a blank stays open, or a term means nothing.

**Fires**

    id: HXB-DEL-010
    replaces: DEL-010

    1.0.0.yaml:4:11: error CLS202 replacement-incomplete
    HXB-DEL-010 replaces DEL-010 and has no R2, to which DEL-020.R1 refers
    help: give it a provision R2 of the same sense

It looks at the provisions and blanks of the replaced clause that the texts of other clauses name, and at
the terms that it defines and others use.

**Stays silent**: a provision that no other clause names; a version of the council's clause that a later one
has replaced.

**Waiver**: sensible where the clause that refers to it is never taken together with this one.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import (
    Passage,
    can_be_mended,
    current,
    general_definitions,
    with_note,
)
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ClauseVersion, Term
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of, marks
from tenderkit.text.terms import TermIndex

CODE = "CLS202"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Follow what other clauses name in the replaced one, each once."""
    clause, library = case.clause, case.library
    if clause.replaces is None or clause.replaces.to not in library.clauses:
        return
    if not library.is_own(clause.id) or not can_be_mended(case):
        return
    for fact, help in dict(_lacks(case, clause.replaces.to)).items():
        message = f"{clause.id} replaces {clause.replaces.to} and {fact}"
        yield Hit(at=clause.replaces.at, message=message, help=help, clause=clause.id)


def _lacks(case: ClauseCase, replaced: str) -> Iterator[tuple[str, str]]:
    """The facts, each once a missing part, with the advice."""
    clause, told = case.clause, set[str]()
    known = {provision.id.rpartition(".")[2] for provision in clause.provisions}
    known |= {blank.name for blank in clause.blanks}
    terms = _missing_terms(case, replaced)
    index, names = TermIndex(_all_terms(case) if terms else ()), case.library.proper_names
    for other, passage in _elsewhere(case, replaced):
        for name in _named(passage, replaced):
            if name not in known | told:
                kind = "provision" if name[0] == "R" else "blank"
                told.add(name)
                where = passage.requirement or f"{passage.name} in {other.id}"
                fact = f"has no {name}, to which {where} refers"
                yield fact, f"give it a {kind} {name} of the same sense"
        for found in index.used(passage.prose.text, names):
            if found.phrase in terms - told:
                told.add(found.phrase)
                fact = f'does not define "{found.phrase}", which {other.id} uses'
                yield fact, "define it under terms"


def _elsewhere(case: ClauseCase, replaced: str) -> Iterator[tuple[ClauseVersion, Passage]]:
    for id, other in case.library.clauses.items():
        for version in current(other) if id not in (case.clause.id, replaced) else ():
            yield from ((version, passage) for passage in with_note(version))


def _named(passage: Passage, replaced: str) -> Iterator[str]:
    for kind in ("reference", "blank"):
        for mark in marks(passage.prose.text, kind):
            if clause_of(mark.value) == replaced and "." in mark.value:
                yield mark.value.partition(".")[2]


def _missing_terms(case: ClauseCase, replaced: str) -> set[str]:
    latest = case.library.clauses[replaced].latest
    defined = {term.term for term in case.clause.terms}
    return {term.term for term in (latest.terms if latest else ())} - defined


def _all_terms(case: ClauseCase) -> list[Term]:
    """Every term there is, so that a part of a longer term is not taken for a use."""
    general = general_definitions(case.library)
    terms = list(general.terms if general else ())
    for clause in case.library.clauses.values():
        terms += [term for version in current(clause) for term in version.terms]
    return terms

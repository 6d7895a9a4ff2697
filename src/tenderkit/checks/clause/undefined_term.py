"""A capitalised phrase that is neither a defined term of this clause nor a proper name.

**Why it matters.** A capital tells the reader that a meaning has been fixed. Where none has, each
side supplies its own.

**Fires**

    text: |
      The Supplier must return the Council Records within five Working Days.

    1.0.0.yaml:31:44: error CLS102 undefined-term
    "Records" is not a defined term
    help: define it under terms, write it small, or add it to proper_names in library.yaml

A clause may use the general definitions, its own, and those of clauses that it needs or pairs with,
directly or through its needs. A term of another clause is found too, with the advice to need it.

**Stays silent**: the first word of a sentence or list item; a name in `proper_names` of
`library.yaml`; the title of an instrument in `law.yaml`; months and days; a drafting note; a clause
that needs one that isn't there. A phrase is reported once a clause, where it first stands.

**Waiver**: put a true name into `proper_names` instead.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import CALENDAR, Passage, current, issued, usable_terms
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import Term
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean
from tenderkit.text.terms import Found, TermIndex, opens_sentence, prose_only

CODE = "CLS102"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look at every capitalised phrase of the provisions and definitions."""
    terms = usable_terms(case)
    if terms is None:
        return
    known = {term.term for term in terms}
    elsewhere = _elsewhere(case, known)
    index = TermIndex([*terms, *(term for _, term in elsewhere.values())])
    titles = (instrument.title for instrument in case.library.law.instruments.values())
    names = (*case.library.proper_names, *titles, *CALENDAR)
    seen: set[str] = set()
    for passage in issued(case.clause):
        text = passage.prose.text
        for found in index.used(text, names):
            phrase = found.phrase
            if phrase in elsewhere and phrase not in seen and _is_use(text, found):
                seen.add(phrase)
                home = elsewhere[phrase][0]
                yield _hit(case, passage, found, *_out_of_reach(case, phrase, home))
        for found in index.undefined(text, names):
            phrase = found.phrase.removesuffix("'s").removesuffix("’s")
            if phrase not in seen:
                seen.add(phrase)
                fact = f'"{phrase}" is not a defined term'
                yield _hit(case, passage, found, fact, _advice(phrase, {*known, *names}))


def _out_of_reach(case: ClauseCase, phrase: str, home: str) -> tuple[str, str]:
    if case.pack:
        fact = f'"{phrase}" is defined in {home}, which is not in this pack'
        return fact, f"take {home}, define the phrase under terms, or write it small"
    fact = f'"{phrase}" is defined in {home}, which {case.clause.id} does not need'
    return fact, f"put {home} under needs"


def _is_use(text: str, found: Found) -> bool:
    """A single word that opens a sentence may have its capital from there."""
    return " " in found.phrase or not opens_sentence(prose_only(text), found.offset)


def _elsewhere(case: ClauseCase, known: set[str]) -> dict[str, tuple[str, Term]]:
    return {
        term.term: (clause.id, term)
        for clause in case.library.clauses.values()
        for version in current(clause)
        for term in version.terms
        if term.term not in known
    }


def _advice(phrase: str, names: set[str]) -> str:
    near = did_you_mean(phrase, names)
    first = f"{near} if not, " if near.startswith("did you mean") else ""
    return (
        f"{first}define it under terms, write it small, or add it to proper_names in library.yaml"
    )


def _hit(case: ClauseCase, passage: Passage, found: Found, message: str, help: str) -> Hit:
    return Hit(
        at=passage.prose.place(found.offset),
        message=message,
        help=help,
        clause=case.clause.id,
        requirement=passage.requirement,
    )

"""A term that the clause defines and that no text of the library uses.

**Why it matters.** The definitions in a pack are those in use, so the term would never be printed.
More often the term was misspelt or reworded where it was meant to be used.

**Fires**

    terms:
      Export Window:
        plural: Export Windows
        text: the hours of the day in which an export may run

    1.0.0.yaml:22:3: warning CLS103 unused-term
    "Export Window" is defined here and used nowhere
    help: delete the definition, or use the exact phrase in a provision

**Stays silent**: a term that is used only in the plural, only in another definition, or only in
another clause; one that is misspelt in its clause, which is CLS102. The longest phrase counts:
"Emergency Hazard" is not a use of "Hazard".
"""

from collections.abc import Iterator

from tenderkit.checks._clause import issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import Term
from tenderkit.model.finding import Severity
from tenderkit.model.library import Library
from tenderkit.model.place import Prose
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean
from tenderkit.text.terms import TermIndex

CODE = "CLS103"
SEVERITY = Severity.WARNING


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look for each term of the clause in its own texts, then in all others."""
    if not case.clause.terms:
        return
    index = TermIndex([*_terms(case.library), *case.clause.terms])
    for term in case.clause.terms:
        if any(_uses(prose, term, index) for prose in _texts(case, term)):
            continue
        if not _misspelt(case, term, index):
            yield Hit(
                at=term.at,
                message=f'"{term.term}" is defined here and used nowhere',
                help="delete the definition, or use the exact phrase in a provision",
                clause=case.clause.id,
            )


def _terms(library: Library) -> Iterator[Term]:
    for version in library.versions():
        yield from version.terms
    for definitions in library.definitions:
        yield from definitions.terms


def _texts(case: ClauseCase, term: Term) -> Iterator[Prose]:
    """Every issued text but the definitions of the term itself."""
    for version in (case.clause, *case.pack, *case.library.versions()):
        own = {t.text for t in version.terms if t.term == term.term}
        yield from (passage.prose for passage in issued(version) if passage.prose not in own)


def _uses(prose: Prose, term: Term, index: TermIndex) -> bool:
    forms = [form for form in (term.term, term.plural) if form]
    return any(form in prose.text for form in forms) and any(
        found.phrase == term.term for found in index.used(prose.text)
    )


def _misspelt(case: ClauseCase, term: Term, index: TermIndex) -> bool:
    return any(
        did_you_mean(found.phrase, [term.term, term.plural]).startswith("did you mean")
        for passage in issued(case.clause)
        for found in index.undefined(passage.prose.text, case.library.proper_names)
    )

"""A word of capitals that is neither spelled out before it in the clause nor known to every reader.

**Why it matters.** A small supplier that doesn't know what "SLA" or "MTTR" stands for asks, guesses, or
stays away; and two readers can take the same letters for two things.

**Fires**

    text: |
      The Supplier must offer an API for every function.

    1.0.0.yaml:31:28: warning CLS118 acronym-unexplained
    DA-060.R1 says "API", which is not spelled out before
    help: write "full words (API)" here, or the full words alone

The words before the brackets are the explanation: "application programming interface (API)"; or those
inside them: "API (application programming interface)". An acronym is reported once a clause.

**Stays silent**: the title; a word in `acronyms` of `library.yaml`, or inside one of its `proper_names`, a
defined term or the title of an instrument in `law.yaml`; Roman numbers; names with small letters, such as
OpenAPI; ids of clauses; a released version that a later one has replaced.

**Waiver**: put an acronym that every supplier of any trade knows into `acronyms` instead.
"""

import re
from collections.abc import Iterator

from tenderkit.checks._clause import asked, can_be_mended, current, gaps, issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.model.library import Library
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import CLAUSE_ID
from tenderkit.text.terms import prose_only, without

CODE = "CLS118"
SEVERITY = Severity.WARNING

_ACRONYM = re.compile(r"(?<![\w-])(?=\d*[A-Z]\d*[A-Z])([A-Z0-9]+(?:-\d+)?)s?(?!\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def check(case: ClauseCase) -> Iterator[Hit]:
    """Read on from passage to passage, and remember what has been spelled out."""
    if not can_be_mended(case):
        return
    known = tuple(_known(case.library))
    seen: set[str] = set()
    for passage in (*issued(case.clause), *asked(case.clause), *gaps(case.clause)):
        text = prose_only(passage.prose.text)
        if not _ACRONYM.search(text):
            continue
        text = CLAUSE_ID.sub(lambda match: "x" * len(match.group()), without(text, known))
        for match in _ACRONYM.finditer(text):
            word = match[1]
            if word in seen or _ROMAN.fullmatch(word):
                continue
            seen.add(word)
            if not _is_explained(text, match):
                yield Hit(
                    at=passage.place(match.start()),
                    message=f'{passage.name} says "{word}", which is not spelled out before',
                    help=f'write "full words ({word})" here, or the full words alone',
                    clause=case.clause.id,
                    requirement=passage.requirement,
                )


def _known(library: Library) -> Iterator[str]:
    for acronym in library.acronyms:
        yield from (acronym, f"{acronym}s")
    yield from library.proper_names
    yield from (instrument.title for instrument in library.law.instruments.values())
    terms = [term for definitions in library.definitions for term in definitions.terms]
    for clause in library.clauses.values():
        terms += [term for version in current(clause) for term in version.terms]
    for term in terms:
        yield from (form for form in (term.term, term.plural) if form)


def _is_explained(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in brackets after its words, or its words follow in brackets."""
    before, after = text[: match.start()], text[match.end() :]
    in_brackets = re.search(r"\w\s+\($", before) and after.startswith(")")
    return bool(in_brackets or re.match(rf"\s+\({match[1][0]}\w*\s", after, re.IGNORECASE))

"""What several clause checks share: the texts of a clause, and the clauses around it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import Clause, ClauseVersion, Term, version_key
from tenderkit.model.library import Definitions, Library
from tenderkit.model.place import Link, Place, Prose

CALENDAR = (
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
).split()
"""Words that carry a capital wherever they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text of a clause."""

    name: str
    """What a message calls it, for example "DA-060.R1"."""
    prose: Prose
    requirement: str = ""
    at: Place | None = None
    """Of the field, where the places of its words are not kept."""

    def place(self, offset: int) -> Place:
        """Where the character at ``offset`` stands, as nearly as that is known."""
        return self.at or self.prose.place(offset)


def issued(clause: ClauseVersion) -> Iterator[Passage]:
    """The provisions and definitions: what a supplier reads."""
    for provision in clause.provisions:
        yield Passage(name=provision.id, prose=provision.text, requirement=provision.id)
    for term in clause.terms:
        yield Passage(name=f'the definition of "{term.term}"', prose=term.text)


def asked(clause: ClauseVersion) -> Iterator[Passage]:
    """What a requirement asks of suppliers beside its own words: evidence, prompt and choices."""
    for provision in clause.provisions:
        id, answer = provision.id, provision.answer
        yield _field(f"the evidence for {id}", provision.evidence, provision.at, id)
        if answer:
            yield _field(f"the prompt of {id}", answer.prompt, answer.at, id)
            for choice in answer.choices:
                yield _field(f"the choice {choice.value} of {id}", choice.label, answer.at, id)


def gaps(clause: ClauseVersion) -> Iterator[Passage]:
    """What can be printed where a blank stands: its label while it is not filled, and its choices."""
    for blank in clause.blanks:
        yield _field(f"the label of {blank.name}", blank.label, blank.at)
        for choice in blank.choices:
            yield _field(f"the choice {choice.value} of {blank.name}", choice.label, blank.at)


def title(clause: ClauseVersion) -> Passage:
    """The heading that the clause is printed under."""
    return _field("the title", clause.title, clause.place_of("title"))


def can_be_mended(case: ClauseCase) -> bool:
    """Whether the wording can still change: not in a released version that a later one has replaced."""
    if case.library.at_pin(case.clause.pin) != case.clause:
        return True
    latest = case.library.clauses[case.clause.id].versions[-1]
    return latest.version == case.clause.version


def with_note(clause: ClauseVersion) -> Iterator[Passage]:
    """The provisions, the definitions and the drafting note."""
    yield from issued(clause)
    yield Passage(name="the drafting note", prose=clause.drafting_note)


def current(clause: Clause) -> tuple[ClauseVersion, ...]:
    """The latest released version and the draft, as far as there are any."""
    return (*clause.versions[-1:], *((clause.draft,) if clause.draft else ()))


def counterparts(case: ClauseCase, id: str) -> tuple[ClauseVersion, ...]:
    """The versions of clause ``id`` on which the clause may lean; none where there is no such clause.

    A draft may lean on another draft, and a released version on the latest release. One that has been
    replaced may lean on any version: its wording can no longer follow a change elsewhere.
    """
    if id == case.clause.id:
        return (case.clause,)
    clause = case.library.clauses.get(id)
    if clause is None:
        return ()
    own = case.library.clauses.get(case.clause.id)
    if case.clause.draft or own is None:
        return current(clause)
    if own.latest is None or own.latest.pin != case.clause.pin:
        return clause.versions
    return (clause.latest,) if clause.latest else ()


def held(library: Library, id: str) -> bool:
    """Whether the clause is there, or was once: what became of its file is told elsewhere."""
    lost = id in library.unreadable or any(pin.startswith(f"{id}@") for pin in library.lock)
    return id in library.clauses or lost


def released(library: Library, id: str) -> bool:
    """Whether a version of the clause is released, or was once."""
    clause = library.clauses.get(id)
    return bool(clause.versions) if clause else held(library, id)


def links(clause: Clause, of: Callable[[ClauseVersion], tuple[Link, ...]]) -> dict[str, Link]:
    """What the clause, as it now stands, names under ``needs`` or another field, and where."""
    found: dict[str, Link] = {}
    for version in current(clause):
        for link in of(version):
            found.setdefault(link.to, link)
    return found


def general_definitions(library: Library) -> Definitions | None:
    """The general terms that began to apply last."""
    return max(
        library.definitions, key=lambda d: (d.commenced_from, version_key(d.version)), default=None
    )


def usable_terms(case: ClauseCase) -> list[Term] | None:
    """The terms that the clause may use: general, its own, and those of clauses it needs or pairs with.

    A clause that is needed brings what it needs or pairs with itself. Wording of the pack's own may use the
    terms of every clause of the pack. None where there are no general definitions, or where one of the
    clauses is not in the library: then nobody can tell.
    """
    general = general_definitions(case.library)
    if general is None:
        return None
    if case.pack:
        return [*general.terms, *(term for clause in case.pack for term in clause.terms)]
    terms = [*general.terms, *case.clause.terms]
    needed, waiting = {case.clause.id}, [case.clause]
    while waiting:
        version = waiting.pop()
        for link in (*version.needs, *version.pairs_with):
            if link.to not in needed:
                needed.add(link.to)
                found = counterparts(case, link.to)
                if not found:
                    return None
                terms += [term for other in found for term in other.terms]
                waiting += [other for other in found if link in version.needs]
    return terms


def _field(name: str, text: str, at: Place, requirement: str = "") -> Passage:
    return Passage(name=name, prose=Prose(text=text, at=at), requirement=requirement, at=at)


def lock_fault(library: Library, pin: str, digest: str) -> str:
    """What is wrong between a released file and the lock, in words; empty where they agree."""
    recorded = library.lock.get(pin)
    if recorded is None:
        return f"{pin} is not in library.lock.yaml"
    if recorded != digest:
        digests = f"its digest is {digest[:8]}, not {recorded[:8]}"
        return f"{pin} is not the file that was released: {digests}"
    return ""

"""What several opportunity and pack checks share: the clauses as issued, their marks, plain lists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tenderkit.checks._calendar import before_act
from tenderkit.model.clause import ClauseVersion, Provision
from tenderkit.model.law import LawRegister
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Criterion, Opportunity
from tenderkit.model.pack import Filled, Selection, standing
from tenderkit.model.place import Link, Place, Prose
from tenderkit.text.inline import clause_of, marks
from tenderkit.text.suggest import did_you_mean

_IN_DOUBT = ("undecided", "pin-missing")
"""Kinds of clauses left out for which OPP101 and OPP107 name the cause."""
_MEANT = "did you mean "


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` was probably meant to be; nothing where none is near."""
    suggestion = did_you_mean(word, known)
    return suggestion[len(_MEANT) : -1] if suggestion.startswith(_MEANT) else ""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words with commas between them: "A, B and C"."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def called(at: Place, id: str) -> Place:
    """The place under the id of what stands there, so that a waiver can name it."""
    return replace(at, words=id)


def issued(opportunity: Opportunity, selection: Selection) -> Iterator[ClauseVersion]:
    """Every clause of the pack before its departures: those taken, then the annex."""
    yield from (taken.clause for taken in selection.taken)
    yield from (annex.clause for annex in opportunity.annex)


def standing_for(id: str, selection: Selection) -> ClauseVersion | None:
    """The clause of the pack that has that id, or that the council has put in its place."""
    return selection.clause(standing(id, selection.replaced))


def filled_for(key: str, filled: Iterable[Filled], selection: Selection) -> Filled | None:
    """The blank of that key, or its like in the clause that the council has put in the place of its own."""
    wanted = standing(key, selection.replaced)
    return next((one for one in filled if one.key == wanted), None)


def in_doubt(opportunity: Opportunity, library: Library, selection: Selection) -> set[str]:
    """The clauses that are missing for a cause which another finding names.

    A fact is unknown (OPP101), a pin leads nowhere (OPP107), a file cannot be read, or the procurement
    commences before any clause applies (OPP306).
    """
    early = ("no-version",) if before_act(library.law, opportunity.commenced_on) else ()
    kinds = _IN_DOUBT + early
    pinned = {id for id in selection.pins.clauses if id not in library.clauses}
    left_out = {one.id for one in selection.left_out if one.kind in kinds}
    return left_out | pinned | library.unreadable


def requirements(opportunity: Opportunity, selection: Selection) -> dict[str, Provision]:
    """The requirements that this pack issues, by id; those that a departure leaves out are gone."""
    omitted = omitted_provisions(opportunity)
    return {
        provision.id: provision
        for clause in issued(opportunity, selection)
        for provision in clause.provisions
        if provision.level and provision.id not in omitted
    }


def named_requirements(opportunity: Opportunity) -> Iterator[tuple[str, Link]]:
    """Every requirement that the opportunity names, and the id or field that names it."""
    for need in opportunity.needs:
        yield from ((need.id, link) for link in need.requirements)
    for question in opportunity.questions:
        yield from ((question.id, link) for link in question.tests)
    yield from (("pass_or_fail", link) for link in opportunity.pass_or_fail)
    for line in opportunity.price_lines:
        yield from ((line.id, link) for link in line.because)
    for indicator in opportunity.indicators:
        yield from ((indicator.id, link) for link in indicator.requirements)


def omitted_provisions(opportunity: Opportunity) -> set[str]:
    """The provisions that a departure leaves out."""
    return {f"{d.clause}.{d.provision}" for d in opportunity.departures if d.change == "omit"}


def reworded(opportunity: Opportunity, provision: Provision) -> str:
    """The provision's text as this pack issues it, but for words of level."""
    text = provision.text.text
    for departure in opportunity.departures:
        if f"{departure.clause}.{departure.provision}" != provision.id:
            continue
        if departure.change == "omit":
            return ""
        if departure.change == "text" and departure.was:
            text = text.replace(departure.was, departure.becomes)
    return text


def foreign_marks(opportunity: Opportunity, clause: ClauseVersion) -> Iterator[Link]:
    """Every mark of the clause, as issued, that leads into another clause, with the place to mend it."""
    for provision in clause.provisions:
        text = reworded(opportunity, provision)
        departed = [
            departure
            for departure in opportunity.departures
            if f"{departure.clause}.{departure.provision}" == provision.id
        ]
        for link in _marks(clause, provision.text, text):
            brought = [d.at for d in departed if f"{{{link.to}}}" in d.becomes]
            yield Link(to=link.to, at=brought[0]) if brought else link
    for term in clause.terms:
        yield from _marks(clause, term.text, term.text.text)


def _marks(clause: ClauseVersion, prose: Prose, text: str) -> Iterator[Link]:
    for kind in ("reference", "blank"):
        for mark in marks(text, kind):
            if kind == "blank" and "." not in mark.value:
                continue
            if clause_of(mark.value) != clause.id:
                at = prose.place(max(prose.text.find(f"{{{mark.value}}}"), 0))
                yield Link(to=mark.value, at=at)


def leaves(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    """The criteria that have no parts, in order."""
    for criterion in criteria:
        if criterion.parts:
            yield from leaves(criterion.parts)
        else:
            yield criterion


def all_criteria(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    """Criteria and parts, in order."""
    for criterion in criteria:
        yield criterion
        yield from all_criteria(criterion.parts)


def cited(law: LawRegister, instrument: str, section: str, mark: str) -> str:
    """The source of a rule, such as "Procurement Act 2023, s.54(4)", and whether it is confirmed."""
    known = law.instruments.get(instrument)
    words = ", ".join(word for word in (known.title if known else instrument, section) if word)
    return words if mark == "V" else f"{words}; not confirmed"

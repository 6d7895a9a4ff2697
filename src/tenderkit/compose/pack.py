"""An opportunity, its selected clauses and the templates become one pack."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from typing import Any

from tenderkit.compose.context import template_data
from tenderkit.compose.dates import key_dates
from tenderkit.compose.depart import depart
from tenderkit.compose.fill import fill
from tenderkit.compose.notice import notice_fields
from tenderkit.compose.number import number_blocks
from tenderkit.compose.resolve import anchors_of, resolve_references
from tenderkit.compose.site import Site
from tenderkit.compose.template.render import Rendered, render
from tenderkit.compose.trace import traced
from tenderkit.compose.volume import make_volume, with_notes
from tenderkit.compose.wording import Wording
from tenderkit.model.block import Form
from tenderkit.model.clause import Answer, ClauseVersion, Term
from tenderkit.model.finding import Finding
from tenderkit.model.library import Library
from tenderkit.model.opportunity import Opportunity
from tenderkit.model.pack import (
    Filled,
    Pack,
    Requirement,
    Selection,
    Templates,
    Volume,
    VolumeSpec,
)
from tenderkit.text.terms import TermIndex

Renderer = Callable[
    [str, Mapping[str, str], Mapping[str, Any]], tuple[Rendered | None, list[Finding]]
]
"""``render``, or the same in a child process for templates that are not bundled."""


def compose(
    opportunity: Opportunity,
    library: Library,
    selection: Selection,
    templates: Templates,
    renderer: Renderer = render,
    holidays: Set[date] = frozenset(),
) -> tuple[Pack, list[Finding]]:
    """The pack, and what went wrong while its templates were rendered; a volume that failed is missing.

    ``holidays`` are the bank holidays from which working days are counted.
    """
    issued = issued_clauses(opportunity, selection)
    filled = fill(issued, library, opportunity)
    specs, unused = _in_use(templates.specs, {c.id for c in issued} | selection.replaced.keys())
    templates = replace(templates, specs=specs)
    rendered, findings = _rendered(opportunity, library, selection, issued, templates, renderer)
    terms = _terms_in_use(library, selection, issued, rendered, opportunity)
    wording = _wording(opportunity, selection, filled)
    requirements = tuple(_requirements(issued, wording))
    site = Site(
        opportunity=opportunity,
        library=library,
        selection=selection,
        issued=issued,
        filled=filled,
        specs=specs,
        unused=unused,
        forms=templates.forms,
        dates=key_dates(opportunity, library.law, selection.facts, holidays),
        notice=notice_fields(
            opportunity, selection.facts, specs, library.law.vat_on(opportunity.commenced_on)
        ),
        terms=terms,
        wording=wording,
        requirements=requirements,
        trace=tuple(traced(opportunity, requirements)),
    )
    volumes, faults = _volumes(rendered, site)
    return _pack(site, volumes), [*findings, *faults]


def issued_clauses(opportunity: Opportunity, selection: Selection) -> tuple[ClauseVersion, ...]:
    """The taken clauses as this pack issues them, then the annex."""
    taken = (depart(taken.clause, opportunity.departures) for taken in selection.taken)
    return (*taken, *(annex.clause for annex in opportunity.annex))


def limits_of(answer: Answer, clause_id: str, wording: Wording) -> Answer:
    """The answer with the blanks in its limits replaced by their values."""

    def resolved(limit: str) -> str:
        if not limit.startswith("{"):
            return limit
        found = wording.filled.get(wording.key(clause_id, limit.strip("{}")))
        return found.value if found else ""

    return replace(answer, minimum=resolved(answer.minimum), maximum=resolved(answer.maximum))


def _pack(site: Site, volumes: tuple[Volume, ...]) -> Pack:
    anchors = anchors_of(volumes)
    return Pack(
        opportunity=site.opportunity,
        library=site.library,
        selection=site.selection,
        volumes=volumes,
        annotated=_annotated(volumes, site.issued, site.wording),
        requirements=tuple(_placed(requirement, anchors) for requirement in site.requirements),
        filled=site.filled,
        anchors=anchors,
        terms_used=tuple(sorted(site.terms)),
        specs=site.specs,
        forms=tuple(_forms(volumes)),
        dates=site.dates,
        notice=site.notice,
        trace=site.trace,
    )


def _in_use(
    specs: tuple[VolumeSpec, ...], ids: Set[str]
) -> tuple[tuple[VolumeSpec, ...], tuple[VolumeSpec, ...]]:
    """The volumes that this pack uses, and those that it doesn't; ``ids`` are those of its clauses."""
    used = tuple(s for s in specs if not s.with_clauses or ids & {*s.with_clauses})
    return used, tuple(spec for spec in specs if spec not in used)


def _forms(volumes: tuple[Volume, ...]) -> Iterator[Form]:
    for volume in volumes:
        if volume.spec.audience == "suppliers":
            yield from (block for block in volume.blocks if isinstance(block, Form))


def _rendered(
    opportunity: Opportunity,
    library: Library,
    selection: Selection,
    issued: tuple[ClauseVersion, ...],
    templates: Templates,
    renderer: Renderer,
) -> tuple[list[tuple[VolumeSpec, Rendered]], list[Finding]]:
    data = template_data(opportunity, library, selection, issued, templates.specs)
    done, findings = [], []
    for spec in templates.specs:
        text, faults = renderer(spec.template, templates.sources, data)
        findings.extend(faults)
        if text is not None:
            done.append((spec, text))
    return done, findings


def _wording(opportunity: Opportunity, selection: Selection, filled: tuple[Filled, ...]) -> Wording:
    return Wording(
        replaced=selection.replaced,
        filled={one.key: one for one in filled},
        pass_or_fail=frozenset(link.to for link in opportunity.pass_or_fail),
    )


def _volumes(
    rendered: list[tuple[VolumeSpec, Rendered]], site: Site
) -> tuple[tuple[Volume, ...], list[Finding]]:
    """The volumes, all numbered before any reference is resolved."""
    made = [make_volume(spec, text, site) for spec, text in rendered]
    numbered = tuple(
        replace(volume, blocks=number_blocks(volume.blocks, volume.spec.numbered))
        for volume, _ in made
    )
    anchors = anchors_of(numbered)
    resolved = tuple(resolve_references(volume, anchors) for volume in numbered)
    return resolved, [finding for _, faults in made for finding in faults]


def _terms_in_use(
    library: Library,
    selection: Selection,
    issued: tuple[ClauseVersion, ...],
    rendered: list[tuple[VolumeSpec, Rendered]],
    opportunity: Opportunity,
) -> dict[str, tuple[Term, str]]:
    """Terms used by suppliers' volumes, and by the definitions of those, until nothing more comes."""
    known = {term.term: (term, "") for term in selection.definitions.terms}
    known.update({term.term: (term, clause.id) for clause in issued for term in clause.terms})
    index = TermIndex(term for term, _ in known.values())
    texts = [provision.text.text for clause in issued for provision in clause.provisions]
    texts += [need.text for need in opportunity.needs]
    texts += [question.text for question in opportunity.questions]
    texts += [line.title for line in opportunity.price_lines]
    for spec, one in rendered:
        if spec.audience == "suppliers":
            texts += [one.markdown, *(held for held in one.held if isinstance(held, str))]
    names = library.proper_names
    waiting = {found.phrase for text in texts for found in index.used(text, names)}
    used: dict[str, tuple[Term, str]] = {}
    while waiting:
        term = waiting.pop()
        used[term] = known[term]
        waiting |= {f.phrase for f in index.used(known[term][0].text.text, names)} - used.keys()
    return used


def _annotated(
    volumes: tuple[Volume, ...], issued: tuple[ClauseVersion, ...], wording: Wording
) -> tuple[Volume, ...]:
    """The suppliers' volumes again, each clause with its drafting note below its heading."""
    notes = {c.id: wording.note(c) for c in issued if c.drafting_note.text.strip()}
    anchors = anchors_of(volumes)
    return tuple(
        resolve_references(with_notes(volume, notes), anchors)
        for volume in volumes
        if volume.spec.audience == "suppliers"
    )


def _requirements(issued: tuple[ClauseVersion, ...], wording: Wording) -> Iterator[Requirement]:
    for clause in issued:
        for provision in clause.provisions:
            if provision.level and provision.answer:
                yield Requirement(
                    provision=provision,
                    clause=clause,
                    text=wording.text_of(clause, provision),
                    pass_or_fail=provision.id in wording.pass_or_fail,
                    answer=limits_of(provision.answer, clause.id, wording),
                )


def _placed(requirement: Requirement, anchors: Mapping[str, tuple[str, str]]) -> Requirement:
    volume, number = anchors.get(requirement.id, ("", ""))
    return replace(requirement, volume=volume, number=number)

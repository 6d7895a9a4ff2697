"""The generated blocks of the internal volumes: the record of the pack and the officer guide."""

from tenderkit.compose.fill import long_date, printed
from tenderkit.compose.site import Maker, Site, references, table, words
from tenderkit.compose.trace import asking, measuring
from tenderkit.model.block import Block, Blocks, Heading, Item, Items, Paragraph, Runs, Text
from tenderkit.model.law import Instrument
from tenderkit.model.library import GuidanceItem
from tenderkit.model.pack import Filled, Taken
from tenderkit.text.markdown import parse_markdown

CONFIRMED = {
    "V": "confirmed",
    "V2": "second hand, not confirmed",
    "K": "general knowledge, not confirmed",
    "?": "not found, not confirmed",
}
"""What the marks of ``law.yaml`` mean, in words."""


def trace(site: Site) -> Blocks:
    """Need to requirement to question, criterion and indicator, one row a requirement of a need."""
    rows = []
    for need in site.opportunity.needs:
        for link in need.requirements:
            asked = asking(site.opportunity, link.to)
            rows.append(
                (
                    words(need.id),
                    words(link.to),
                    references([link.to]),
                    words(", ".join(q.id for q in asked) or "volume 6 only"),
                    words(", ".join(dict.fromkeys(q.criterion for q in asked)) or "not scored"),
                    words(", ".join(k.id for k in measuring(site.opportunity, link.to)) or "-"),
                )
            )
    header = "Need | Requirement | Where | Question | Criterion | Indicator"
    return table("From need to criterion", header, (9, 16, 34, 15, 14, 12), rows)


def share(site: Site) -> Blocks:
    """How many requirements are the common core's, and how many each authority's own."""
    core, own = "Common core (library)", "Clauses of the Council's own library"
    counts = {core: 0, own: 0} | {f"Annex of {a.name}": 0 for a in site.opportunity.authorities}
    annexed = {annex.clause.id for annex in site.opportunity.annex}
    for requirement in site.requirements:
        id = requirement.clause.id
        part = own if site.library.is_own(id) else core
        counts[f"Annex of {site.opportunity.owner_of(id).name}" if id in annexed else part] += 1
    whole = max(len(site.requirements), 1)
    rows = [
        (words(name), words(str(count)), words(f"{100 * count / whole:.1f}%"))
        for name, count in counts.items()
        if count
    ]
    return table("Common core and annex", "Part | Requirements | Share", (60, 20, 20), rows)


def requirements(site: Site) -> Blocks:
    """Every requirement back to its clause, its needs and its law, and on to what tests and measures it."""
    rows = [
        (
            words(one.requirement),
            words(one.clause),
            *(
                words(", ".join(found) or "-")
                for found in (one.needs, one.questions, one.criteria, one.indicators, one.law)
            ),
        )
        for one in site.trace
    ]
    header = "Requirement | Clause | Needs | Questions | Criteria | Indicators | Law"
    return table("From requirement", header, (14, 15, 11, 12, 12, 11, 25), rows)


def followed(site: Site) -> Blocks:
    """The guidance items that fit, each with what came of it."""
    done = {one.item: one for one in site.opportunity.guidance}
    rows = []
    for item in site.selection.guidance:
        one = done.get(item.id)
        came = "not recorded" if one is None else one.skipped and f"skipped: {one.skipped}"
        kept = one.output if one else ""
        day = long_date(one.on) if one and one.on else ""
        rows.append((words(item.id), words(item.title), words(day), words(came or kept)))
    return table("Guidance followed", "Item | Title | Done on | Output", (10, 45, 17, 28), rows)


def selection(site: Site) -> Blocks:
    """Every clause that was considered: taken or not, and why."""
    rows: list[tuple[Runs, ...]] = [
        (
            words(t.clause.id),
            words(t.clause.title),
            words(_taken(site, t)),
            words(t.why),
        )
        for t in site.selection.taken
    ]
    rows += [
        (words(o.id), words(o.title), words("left out"), words(o.why))
        for o in site.selection.left_out
    ]
    header = "Clause | Title | Outcome | Why"
    return table("Clauses considered", header, (12, 28, 24, 36), rows)


def departures(site: Site) -> Blocks:
    """Where this pack departs from the library's wording."""
    rows = [
        (
            words(f"{d.clause}.{d.provision}" if d.provision else d.clause),
            words(f"{d.change}: {d.was} becomes {d.becomes}" if d.becomes else d.change),
            words(d.reason),
            words(d.approved_by or "nobody"),
        )
        for d in site.opportunity.departures
    ]
    header = "Provision | Change | Reason | Approved by"
    return table("Departures", header, (15, 30, 35, 20), rows)


def blanks(site: Site) -> Blocks:
    """Every blank with its value and layer: first what somebody has set or has to set, then the defaults."""
    own = [filled for filled in site.filled if filled.layer != "default"]
    rows = [
        (
            words(f.key),
            words(f.blank.label),
            words(f.shown or "unfilled"),
            words(_layer(f)),
            words(f.blank.why),
        )
        for f in own
    ]
    header = "Blank | What it is | Value | Filled by | Why it matters"
    changed = table("Values set", header, (22, 21, 18, 18, 21), rows)
    rest = [
        (words(f.key), words(f.blank.label), words(f.shown))
        for f in site.filled
        if f.layer == "default"
    ]
    return (*changed, *table("Defaults", "Blank | What it is | Default", (30, 46, 24), rest))


def _taken(site: Site, taken: Taken) -> str:
    """The version taken, and of a clause of the council what it replaces and is based on."""
    clause = taken.clause
    parts = [f"taken at {clause.version}"]
    if clause.id in site.selection.replaced.values() and clause.replaces:
        parts.append(f"replaces {clause.replaces.to}")
    if clause.based_on:
        newer = site.library.newer_base(clause)
        stale = f", though {newer.version} is released" if newer else ""
        parts.append(f"based on {clause.based_on.to}{stale}")
    return "; ".join(parts)


def _layer(filled: Filled) -> str:
    """Who set the value, and what the layers below say where they say something else."""
    beaten = [("council", filled.council)] if filled.layer == "opportunity" else []
    beaten += [("default", filled.blank.default)] if filled.layer else []
    below = [
        f"{layer}: {printed(filled.blank, value)}"
        for layer, value in beaten
        if value not in ("", filled.value)
    ]
    return "; ".join([filled.layer or "nobody", *below])


def law(site: Site) -> Blocks:
    """The instruments relied on, with status, date checked and mark."""
    used: dict[str, list[str]] = {}
    for clause in site.issued:
        for relied in clause.law:
            section = f" ({relied.section})" if relied.section else ""
            used.setdefault(relied.instrument, []).append(f"{clause.id}{section}")
    rows = [
        (*_standing(instrument), words(", ".join(dict.fromkeys(clauses))), words(instrument.note))
        for key, clauses in sorted(used.items())
        if (instrument := site.library.law.instruments.get(key))
    ]
    header = "Instrument | Status | Clauses | Note"
    return table("Law relied on", header, (20, 16, 32, 32), rows)


def _standing(instrument: Instrument) -> tuple[Runs, Runs]:
    """An instrument's name, and how it stands: status, date checked, whether that is confirmed."""
    named = ", ".join(part for part in (instrument.title, instrument.citation) if part)
    mark = CONFIRMED[instrument.mark]
    return words(named), words(f"{instrument.status}; checked {instrument.checked_on}; {mark}")


def guidance(site: Site) -> Blocks:
    """The guidance items that fit this opportunity, one section each."""
    return tuple(block for item in site.selection.guidance for block in _item(site, item))


def _item(site: Site, item: GuidanceItem) -> Blocks:
    inline = site.wording.inline(item.id, item.text)
    lead = f"Led by {item.lead}" + (
        f"; supported by {', '.join(item.support)}" if item.support else ""
    )
    blocks: list[Block] = [
        Heading(level=1, runs=words(f"{item.id}: {item.title}"), anchor=item.id, origin=item.pin),
        _labelled("Stage", f"{item.stage}. {lead}."),
        _labelled("When", item.when),
    ]
    blocks.extend(parse_markdown(item.text.text, inline))
    blocks.append(_labelled("What it yields", item.outcome))
    blocks.append(Heading(level=2, runs=words("An example")))
    blocks.extend(parse_markdown(item.example.text, inline))
    blocks.append(Heading(level=2, runs=words("Mistakes to avoid")))
    blocks.append(
        Items(items=tuple(Item(blocks=(Paragraph(runs=words(m)),)) for m in item.mistakes))
    )
    connected = [held.id for link in item.clauses for held in [site.clause(link.to)] if held]
    if connected:
        lead_in = Text(text="Clauses: ", bold=True)
        blocks.append(Paragraph(runs=(lead_in, *references(connected))))
    return tuple(blocks)


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph(runs=(Text(text=f"{label}: ", bold=True), Text(text=text)))


MAKERS: dict[str, Maker] = {
    made.__name__: made
    for made in (trace, share, requirements, followed, selection, departures, blanks, law, guidance)
}

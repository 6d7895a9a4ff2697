"""The generated blocks of the volumes that suppliers get."""

from collections.abc import Sequence

from tenderkit.compose.context import date_in_words
from tenderkit.compose.fill import long_date
from tenderkit.compose.site import Maker, Site, references, table, words
from tenderkit.model.block import AnswerBox, Blocks, Heading, Paragraph, Runs, Tag, Text
from tenderkit.model.clause import Answer
from tenderkit.model.opportunity import PUBLIC_STEPS, Criterion, PriceLine, Question
from tenderkit.model.pack import Requirement


def clause(site: Site, id: str) -> Blocks:
    """One clause, in the one place where it stands."""
    wanted = site.clause(id)
    if wanted is None:
        raise LookupError(f"clause {id} is not in this pack")
    return site.wording.clause(wanted)


def answer(site: Site, id: str) -> Blocks:
    """The answer box of one requirement or question."""
    for question in site.opportunity.questions:
        if question.id == id:
            return (AnswerBox(id=id, kind="question", words=question.words),)
    requirement = site.requirement(id)
    if requirement:
        asked = requirement.answer
        return (
            AnswerBox(id=requirement.id, kind=asked.kind, words=asked.words, prompt=asked.prompt),
        )
    raise LookupError(f"{id} is neither a question nor a requirement of this pack")


def contents(site: Site) -> Blocks:
    """The suppliers' volumes, and who completes each."""
    used = {spec.key: spec.completed_by for spec in site.specs}
    rows = [
        (words(spec.key), words(spec.title), words(used.get(spec.key, "not used in this pack")))
        for spec in sorted((*site.specs, *site.unused), key=lambda spec: spec.key.zfill(2))
        if spec.audience == "suppliers"
    ]
    return table("Volumes", "Volume | Document | Completed by", (15, 60, 25), rows)


def versions(site: Site) -> Blocks:
    """The exact version of every clause, and of the definitions."""
    rows = [
        (words(c.id), words(c.title), words(c.version), words(_applies_from(site, c.id)))
        for c in site.issued
    ]
    definitions = site.selection.definitions
    rows.append(
        (words("Definitions"), words("General terms"), words(definitions.version), words(""))
    )
    header = "Clause | Title | Version | Applies to procurements commenced from"
    return table("Clause versions", header, (18, 44, 12, 26), rows)


def needs(site: Site) -> Blocks:
    """The needs, each with the requirements that answer it."""
    rows = [
        (words(need.id), words(need.text), references([link.to for link in need.requirements]))
        for need in site.opportunity.needs
    ]
    return table("Needs", "Need | What people need | Requirements", (10, 45, 45), rows)


def timetable(site: Site) -> Blocks:
    """The steps that suppliers see, from the tender notice on, with their dates."""
    rows = [
        (words(site.opportunity.step_title(moment.key)), words(date_in_words(moment)))
        for moment in site.opportunity.timetable
        if moment.key in PUBLIC_STEPS
    ]
    return table("Timetable", "Step | Date", (54, 46), rows)


def weightings(site: Site) -> Blocks:
    """Award criteria and their parts with weightings."""
    rows = []
    for criterion in site.opportunity.criteria:
        rows.append(_criterion_row(criterion, bold=True))
        rows.extend(_criterion_row(part, bold=False) for part in criterion.parts)
    return table("Award criteria", "Criterion | Title | Weighting", (15, 65, 20), rows)


def pass_or_fail(site: Site) -> Blocks:
    """The requirements that a tender must meet to be assessed further."""
    rows = [
        (words(link.to), _wording(site, link.to), references([link.to]))
        for link in site.opportunity.pass_or_fail
    ]
    header = "Requirement | Wording | Where it stands"
    return table("Pass-or-fail requirements", header, (19, 53, 28), rows)


def questions(site: Site) -> Blocks:
    """Every question with its criterion, limit, tested requirements and answer box."""
    blocks: list[Heading | Paragraph | AnswerBox] = []
    for question in site.opportunity.questions:
        criterion = site.criterion(question.criterion)
        title = criterion.title if criterion else question.criterion
        weight = f", {_percent(criterion)}" if criterion and criterion.weighting is not None else ""
        blocks.append(
            Heading(
                level=2,
                runs=(Text(text=f"{question.id}: {title}"),),
                anchor=question.id,
            )
        )
        blocks.append(Paragraph(runs=words(question.text), level=3))
        limit = f"Criterion {question.criterion}{weight}. Limit: {question.words:,} words."
        if site.opportunity.lots:
            limit += f" {_asked_in(question)}."
        blocks.append(Paragraph(runs=words(limit), level=3))
        tested = references([link.to for link in question.tests])
        if tested:
            lead = Text(text="This question tests: ")
            blocks.append(Paragraph(runs=(lead, *tested, Text(text=".")), level=3))
        blocks.append(AnswerBox(id=question.id, kind="question", words=question.words))
    return tuple(blocks)


def matrix(site: Site) -> Blocks:
    """Every requirement with the answer that it wants."""
    rows = [
        (
            words(f"{requirement.id}\n{_level(requirement)}"),
            words(requirement.text),
            words(_wanted(requirement)),
            words(""),
        )
        for requirement in site.requirements
    ]
    header = "Requirement | Wording | Answer and evidence wanted | Supplier's answer"
    return table("Compliance matrix", header, (12, 43, 27, 18), rows)


def prices(site: Site) -> Blocks:
    """Price lines in three tables: one-off, recurring by year, and rates."""
    lines = site.opportunity.price_lines
    parts: list[Blocks] = []
    one_off = [(*_line(p), _price(p)) for p in lines if p.kind == "one-off"]
    parts.append(_priced("One-off prices", "Line | Item | Unit | Price", (10, 50, 20, 20), one_off))
    recurring = [p for p in lines if p.kind == "recurring"]
    years = max((p.years for p in recurring), default=0)
    rows = [
        (
            *_line(p),
            *(_price(p) if n < p.years else words("-") for n in range(years)),
            _price(p, p.years),
        )
        for p in recurring
    ]
    header = " | ".join(["Line", "Item", "Unit", *(f"Year {n + 1}" for n in range(years)), "Total"])
    year = 8 if years <= 5 else 7
    widths = (7, 74 - year * years, 8, *([year] * years), 11) if years <= 7 else ()
    parts.append(_priced("Recurring prices", header, widths, rows))
    rates = [(*_line(p), _price(p)) for p in lines if p.kind == "rate"]
    parts.append(_priced("Rates", "Line | Item | Unit | Rate", (10, 50, 20, 20), rates))
    return tuple(block for part in parts for block in part)


def definitions(site: Site) -> Blocks:
    """The defined terms that this pack uses, in alphabetical order."""
    rows = []
    for term, (definition, home) in sorted(site.terms.items(), key=lambda t: t[0].casefold()):
        meaning = site.wording.inline(home, definition.text)(" ".join(definition.text.text.split()))
        tag: Runs = (Text(text=" "), Tag(text=home)) if home else ()
        rows.append(((Text(text=term, bold=True),), (*meaning, *tag)))
    return table("Defined terms", "Term | Meaning", (25, 75), rows)


def attachments(site: Site) -> Blocks:
    """The Council's own papers that go out with the pack."""
    rows = [
        (words(a.title), words(a.file.rpartition("/")[2]), words(f"Volume {a.volume}"))
        for a in site.opportunity.attachments
    ]
    return table("Attachments", "Paper | File | Belongs to", (50, 30, 20), rows)


def checklist(site: Site) -> Blocks:
    """What a complete response holds."""
    rows = [
        (words(f"Volume {spec.key}: {spec.title}, completed"), words(""))
        for spec in site.specs
        if spec.audience == "suppliers" and spec.completed_by == "Supplier"
    ]
    rows += [
        (words(f"{q.id} answered in no more than {q.words:,} words{_in_lot(q.lot)}"), words(""))
        for q in site.opportunity.questions
    ]
    rows += [
        (words(f"{p.id}, {p.title}: priced at {p.must_be.in_words}{_in_lot(p.lot)}"), words(""))
        for p in site.opportunity.price_lines
        if p.must_be
    ]
    rows += [
        (words(f"{link.to} (pass or fail) answered"), words(""))
        for link in site.opportunity.pass_or_fail
    ]
    return table("Checklist", "Item | Done", (85, 15), rows)


def _applies_from(site: Site, id: str) -> str:
    taken = site.selection.clause(id)
    return long_date(taken.commenced_from) if taken else "this procurement"


def _criterion_row(criterion: Criterion, *, bold: bool) -> tuple[Runs, ...]:
    cells = (criterion.id, criterion.title, _percent(criterion))
    return tuple((Text(text=cell, bold=bold),) for cell in cells)


def _percent(criterion: Criterion) -> str:
    return f"{criterion.weighting.normalize():f}%" if criterion.weighting is not None else "ranked"


def _asked_in(question: Question) -> str:
    return f"Asked in Lot {question.lot} alone" if question.lot else "Asked in every Lot"


def _in_lot(lot: str) -> str:
    return f" (Lot {lot} alone)" if lot else ""


def _level(requirement: Requirement) -> str:
    level = requirement.provision.level
    shown = level.value if level else ""
    return f"{shown}, pass or fail" if requirement.pass_or_fail else shown


def _wording(site: Site, id: str) -> Runs:
    requirement = site.requirement(id)
    return words(requirement.text if requirement else f"{id} is not in this pack")


def _wanted(requirement: Requirement) -> str:
    asked, evidence = requirement.answer, requirement.provision.evidence
    return " ".join(filter(None, (_answer_wanted(asked), asked.prompt, evidence)))


def _answer_wanted(asked: Answer) -> str:
    kinds = {
        "comply": "Comply, partly or not",
        "comply-with-text": "Comply, partly or not, with a description",
        "comply-with-evidence": "Comply, partly or not, with the evidence",
        "number": f"A number of {asked.unit_in_words}",
        "date": "A date",
        "choice": f"One of: {'; '.join(choice.label for choice in asked.choices)}",
    }
    limit = f" in no more than {asked.words:,} words" if asked.words else ""
    return f"{kinds[asked.kind]}{limit}."


def _line(line: PriceLine) -> tuple[Runs, ...]:
    return (
        words(line.id),
        words(f"{line.title}{_in_lot(line.lot)}"),
        words(line.unit_in_words),
    )


def _price(line: PriceLine, years: int = 1) -> Runs:
    """What a fixed price comes to; an empty cell where suppliers name one."""
    if line.must_be is None:
        return words("")
    pounds, pence = divmod(line.must_be.pence * years, 100)
    return words(f"£{pounds:,}.{pence:02d}")


def _priced(
    title: str, header: str, widths: tuple[int, ...], rows: Sequence[tuple[Runs, ...]]
) -> Blocks:
    blocks = table(title, header, widths, rows)
    return (Heading(level=2, runs=words(title)), *blocks) if blocks else ()


MAKERS: dict[str, Maker] = {
    made.__name__: made
    for made in (
        clause, answer, contents, versions, needs, timetable, weightings, pass_or_fail,
        questions, matrix, prices, definitions, attachments, checklist,
    )
}  # fmt: skip

"""Words meant for officers in a volume that goes to suppliers.

**Why it matters.** Drafting notes and guidance say why a clause is as it is, where a council might
give way, and what suppliers have tried before. Sent out, they are the other side's negotiating brief.

**Fires**

    templates/02-specification.md.j2: error PCK104 internal-text
    Volume 2, paragraph 3.1.2 holds words of the drafting note of DA-060: "keep R1 to R5 together each
    has been refused"
    help: take them out of the template or the opportunity

It fires on a drafting note, on a heading of a guidance item, and on eight consecutive words of a
drafting note, of the reason of a clause or departure, or of guidance. Once a volume and source. The
title of a statute and a proper name count as one word, however long.

**Stays silent**: words that a provision, definition, evidence, prompt or choice of the pack holds too;
the example of a guidance item, which is made to be followed; internal volumes.
"""

import re
from collections.abc import Iterable, Iterator

from tenderkit.checks._opportunity import issued
from tenderkit.checks._pack import Spot, for_suppliers, spots, stretches
from tenderkit.model.block import Heading, Note, plain
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Pack
from tenderkit.rules.rule import Hit

CODE = "PCK104"
SEVERITY = Severity.ERROR

RUN = 8
"""So many words in a row are no coincidence."""

_WORD = re.compile(r"[\w'’]+")


def check(case: PackCase) -> Iterator[Hit]:
    """Look for notes, guidance headings and the words of either, in one pass over each volume."""
    names = _names(case.pack)
    open_words = {run for text in _public(case.pack) for run in _windows(text, names)}
    internal: dict[str, str] = {}
    for source, text in _internal(case.pack):
        for run in _windows(text, names):
            if run not in open_words:
                internal.setdefault(run, source)
    guidance = set(case.pack.library.guidance)
    for volume in for_suppliers(case.pack):
        seen: set[str] = set()
        for spot in spots(volume):
            for source, fact in _found(spot, guidance, internal, names):
                if source not in seen:
                    seen.add(source)
                    help = "take them out of the template or the opportunity"
                    yield Hit(at=spot.at, message=f"{spot.at.words} holds {fact}", help=help)


def _found(
    spot: Spot, guidance: set[str], internal: dict[str, str], names: re.Pattern[str]
) -> Iterator[tuple[str, str]]:
    block = spot.block
    if isinstance(block, Note):
        yield "note", f"a note for officers: {block.title or 'without a title'}"
    elif isinstance(block, Heading) and block.anchor in guidance:
        yield block.anchor, f"the guidance item {block.anchor}"
    else:
        for stretch in stretches(block):
            for run in _windows(plain(stretch), names):
                if run in internal:
                    source = internal[run]
                    named = source.rpartition(" of ")[2]
                    yield named if named in guidance else source, f'words of {source}: "{run}"'


def _names(pack: Pack) -> re.Pattern[str]:
    titles = [one.title for one in pack.library.law.instruments.values()]
    known = sorted({*titles, *pack.library.proper_names}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)) or "(?!)")


def _windows(text: str, names: re.Pattern[str]) -> Iterable[str]:
    words = _WORD.findall(names.sub("name", text).casefold())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _internal(pack: Pack) -> Iterator[tuple[str, str]]:
    for clause in issued(pack.opportunity, pack.selection):
        yield f"the drafting note of {clause.id}", clause.drafting_note.text
        yield f"the reason of {clause.id}", clause.reason.text
    for departure in pack.opportunity.departures:
        yield f"the reason of a departure from {departure.clause}", departure.reason
    for id, versions in pack.library.guidance.items():
        item = versions[-1]
        for text in (item.text.text, item.outcome, item.when, *item.mistakes):
            yield f"the text of {id}", text


def _public(pack: Pack) -> Iterator[str]:
    yield from (term.text.text for term in pack.selection.definitions.terms)
    for clause in issued(pack.opportunity, pack.selection):
        yield from (term.text.text for term in clause.terms)
        yield from (choice.label for blank in clause.blanks for choice in blank.choices)
        for provision in clause.provisions:
            yield provision.text.text
            yield provision.evidence
            yield provision.answer.prompt if provision.answer else ""

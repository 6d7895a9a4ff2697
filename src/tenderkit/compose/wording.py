"""A clause version as blocks: heading, numbered provisions, drafting note."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tenderkit.compose.number import number_blocks
from tenderkit.model.block import (
    Block,
    Blocks,
    Gap,
    Heading,
    Note,
    Paragraph,
    Reference,
    Run,
    Runs,
    Tag,
    Text,
    lines,
)
from tenderkit.model.clause import ClauseVersion, Provision
from tenderkit.model.pack import Filled, standing
from tenderkit.model.place import Prose
from tenderkit.text.inline import pieces
from tenderkit.text.markdown import Inline, parse_markdown

_UNITS = re.compile(
    r"^( (?:Working Day|day|hour|minute|second|week|month|year|time|report|request|meeting"
    r"|megabyte|identifier|session|account))s\b"
)
_NEW_LINE = re.compile(r"\n(?![ \t]*(?:\d+\.|[-*])[ \t])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What turning clauses into blocks needs to know of the pack."""

    filled: Mapping[str, Filled]
    """By ``DA-060.full_export_working_days``."""
    pass_or_fail: frozenset[str]
    replaced: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Id of each clause in whose place another stands, to the id of that one."""

    def clause(self, clause: ClauseVersion) -> Blocks:
        """Heading and provisions."""
        heading = Heading(
            level=2,
            runs=(Text(text=clause.title), Tag(text=clause.id)),
            anchor=clause.id,
            origin=clause.pin,
        )
        provisions = (
            block for provision in clause.provisions for block in self.provision(clause, provision)
        )
        return (heading, *provisions)

    def provision(self, clause: ClauseVersion, provision: Provision) -> Blocks:
        """A numbered paragraph with the provision's id, then any list that belongs to it."""
        first, *rest = self.prose(clause.id, provision.text) or (Paragraph(runs=()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(runs=()), [first, *rest]
        tag = Tag(text=self._tag(provision))
        numbered = replace(
            first,
            runs=(*first.runs, tag),
            level=3,
            anchor=provision.id,
            origin=clause.pin,
        )
        return (numbered, *(_belonging(block, clause.pin) for block in rest))

    def note(self, clause: ClauseVersion) -> Note:
        """The drafting note, for officers: each line a paragraph, each blank under its name."""
        text = _NEW_LINE.sub("\n\n", clause.drafting_note.text.strip())
        inline = self.inline(clause.id, clause.drafting_note, named=True)
        blocks = number_blocks(parse_markdown(text, inline), numbered=False)
        return Note(blocks=blocks, title=f"Drafting note for {clause.id}")

    def prose(self, clause_id: str, prose: Prose) -> Blocks:
        """Clause text as blocks, with blanks filled and references still to be resolved."""
        return parse_markdown(prose.text, self.inline(clause_id, prose))

    def inline(self, clause_id: str, prose: Prose, *, named: bool = False) -> Inline:
        """What a stretch of clause text becomes; ``named`` shows a blank as its name with its value."""

        def one(kind: str, value: str) -> Run:
            run = self._run(clause_id, kind, value, prose)
            if named and isinstance(run, Gap):
                return Text(text=f"{value} ({run.shown if run.filled else 'not filled'})")
            return run

        def runs(text: str) -> Runs:
            return _singular(tuple(one(piece.kind, piece.value) for piece in pieces(text)))

        return runs

    def text_of(self, clause: ClauseVersion, provision: Provision) -> str:
        """The provision's words with blanks filled, one line a block: what is digested and linted."""
        blocks = number_blocks(self.prose(clause.id, provision.text), numbered=False)
        return "\n".join(lines(blocks))

    def key(self, clause_id: str, name: str) -> str:
        """What a blank that a clause names is called in the whole pack: ``DA-060.days``."""
        return standing(name, self.replaced) if "." in name else f"{clause_id}.{name}"

    def _run(self, clause_id: str, kind: str, value: str, prose: Prose) -> Text | Gap | Reference:
        at = prose.place(max(prose.text.find(f"{{{value}}}"), 0))
        if kind == "reference":
            return Reference(target=standing(value, self.replaced), at=at)
        if kind != "blank":
            return Text(text=value)
        key = self.key(clause_id, value)
        filled = self.filled.get(key)
        if filled is None:
            return Gap(name=key, shown=value, filled=False, at=at)
        return Gap(
            name=key,
            shown=filled.shown or filled.blank.label,
            filled=bool(filled.value),
            layer=filled.layer,
            at=at,
        )

    def _tag(self, provision: Provision) -> str:
        words = [provision.id]
        if provision.level:
            words.append(provision.level.value)
        if provision.id in self.pass_or_fail:
            words.append("pass or fail")
        return " · ".join(words)


def _singular(runs: Runs) -> Runs:
    """One hour and not one hours, where a blank that is filled with 1 stands before its unit."""
    shown: list[Run] = []
    for run in runs:
        before = shown[-1] if shown else None
        if isinstance(before, Gap) and before.shown == "1" and isinstance(run, Text):
            run = replace(run, text=_UNITS.sub(r"\1", run.text, count=1))
        shown.append(run)
    return tuple(shown)


def _belonging(block: Block, pin: str) -> Block:
    """A further paragraph of a provision carries no number of its own."""
    return replace(block, origin=pin) if isinstance(block, Paragraph) else block

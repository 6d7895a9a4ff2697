"""One volume: rendered Markdown, parsed, with values and generated blocks put in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from inspect import signature

from tenderkit.compose.blocks import MAKERS
from tenderkit.compose.site import Site
from tenderkit.compose.template.environment import BLOCKS, TOKEN, Call
from tenderkit.compose.template.render import Rendered
from tenderkit.model.block import Block, Blocks, Heading, Note, Paragraph, Reference, Runs, Text
from tenderkit.model.finding import Finding
from tenderkit.model.pack import Volume, VolumeSpec, standing
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit
from tenderkit.text.markdown import parse_markdown

_ALONE = re.compile(r"[ \t]*\{=(\d+)\}[ \t]*")


def make_volume(spec: VolumeSpec, rendered: Rendered, site: Site) -> tuple[Volume, list[Finding]]:
    """The volume before numbering, with a finding for each block that could not be made."""
    findings: list[Finding] = []
    blocks: list[Block] = []
    for piece in _pieces(rendered):
        if isinstance(piece, Call):
            made, fault = _made(piece, spec, site)
            blocks.extend(made)
            findings.extend(fault)
        else:
            findings.extend(_misplaced(piece, rendered, spec))
            blocks.extend(parse_markdown(piece, lambda text: _runs(text, rendered, site)))
    levelled = tuple(_levelled(blocks)) if spec.numbered else tuple(blocks)
    return Volume(spec=spec, blocks=levelled), findings


def with_notes(volume: Volume, notes: Mapping[str, Note]) -> Volume:
    """The volume with a drafting note, by clause id, below the heading of each clause that has one."""
    blocks: list[Block] = []
    for block in volume.blocks:
        blocks.append(block)
        if isinstance(block, Heading) and block.anchor in notes:
            blocks.append(notes[block.anchor])
    return replace(volume, blocks=tuple(blocks))


def _pieces(rendered: Rendered) -> Iterator[str | Call]:
    """Stretches of Markdown, and the generated blocks that stand alone between them."""
    lines: list[str] = []
    for line in rendered.markdown.split("\n"):
        alone = _ALONE.fullmatch(line)
        held = rendered.held[int(alone[1])] if alone else ""
        if isinstance(held, Call) and held.name in BLOCKS:
            yield "\n".join(lines)
            yield held
            lines = []
        else:
            lines.append(line)
    yield "\n".join(lines)


def _misplaced(markdown: str, rendered: Rendered, spec: VolumeSpec) -> Iterator[Finding]:
    """A finding for each call within words that is not one whole reference."""
    for match in TOKEN.finditer(markdown):
        call = rendered.held[int(match[1])]
        if isinstance(call, Call) and call.name in BLOCKS:
            yield _fault(spec, f"{call.name} is not alone on its line")
        elif isinstance(call, Call) and len(call.arguments) != 1:
            yield _fault(spec, _takes(["target"], call))


def _runs(text: str, rendered: Rendered, site: Site) -> Runs:
    runs: list[Text | Reference] = []
    start = 0
    for match in TOKEN.finditer(text):
        if match.start() > start:
            runs.append(Text(text=text[start : match.start()]))
        held = rendered.held[int(match[1])]
        if isinstance(held, Call):
            replaced = site.selection.replaced
            runs.extend(Reference(target=standing(target, replaced)) for target in held.arguments)
        elif held:
            runs.append(Text(text=held))
        start = match.end()
    if start < len(text):
        runs.append(Text(text=text[start:]))
    return tuple(runs)


def _made(call: Call, spec: VolumeSpec, site: Site) -> tuple[Blocks, list[Finding]]:
    maker = MAKERS[call.name]
    wanted = list(signature(maker).parameters)[1:]
    if len(call.arguments) != len(wanted):
        return (), [_fault(spec, _takes(wanted, call))]
    try:
        return maker(site, *call.arguments), []
    except LookupError as error:
        return (), [_fault(spec, str(error.args[0]))]


def _takes(wanted: list[str], call: Call) -> str:
    words = f"one argument, its {wanted[0]}" if wanted else "no argument"
    return f"{call.name} takes {words}, not {len(call.arguments)}"


def _levelled(blocks: list[Block]) -> Iterator[Block]:
    """Give each bare paragraph of a numbered volume the level below its heading."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, Paragraph) and not (block.level or block.origin) and level:
            yield replace(block, level=level + 1)
        else:
            yield block


def _fault(spec: VolumeSpec, message: str) -> Finding:
    at = Place(file=f"templates/{spec.template}")
    help = "docs/templates.md lists the blocks, and each stands alone on its line"
    return reading_rule("unknown-block").finding(Hit(at=at, message=message, help=help))

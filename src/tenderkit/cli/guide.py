"""``tenderkit guide``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tenderkit.cli._options import Json, Library
from tenderkit.cli._output import end, put_findings, put_json, put_lines, say
from tenderkit.cli._page import paragraphs, section

if TYPE_CHECKING:
    from tenderkit.api.guide import Advice, Guide
    from tenderkit.model.schedule import Followed

Wanted = Annotated[
    str,
    typer.Argument(
        metavar="STAGE or ID",
        help="preparation, strategy, design, execution or management; or an item such as IG-10.",
    ),
]
Opportunity = Annotated[
    Path | None,
    typer.Option(
        "--opportunity",
        metavar="FOLDER",
        help="Show the items that fit this opportunity, and which of them were followed.",
    ),
]


def guide(
    wanted: Wanted = "",
    opportunity: Opportunity = None,
    library: Library = None,
    json: Json = False,
) -> None:
    """Print the guidance for officers, by stage.

    Without an argument it lists every item with who leads and what comes of it. A stage prints its items
    whole, and an id prints one. With --opportunity each item shows whether it was followed, and where its
    output is.
    """
    from tenderkit.api.guide import guide

    found = guide(wanted, opportunity, library)
    if json:
        put_json(_data(found))
    elif found.faults:
        put_findings(found.faults)
    else:
        put_lines(_whole(found) if wanted else _listed(found))
        _say_sum(found)
    end(found.faults, "error")


def _listed(found: "Guide") -> Iterator[str]:
    yield found.opportunity or f"guidance of {found.opened.library.name}"
    for stage, advice in _by_stage(found.advice).items():
        yield from section(stage, (line for one in advice for line in _short(one, found)))


def _short(advice: "Advice", found: "Guide") -> Iterator[str]:
    item = advice.item
    yield from paragraphs(f"{item.id}  {item.title}", "  ")
    if found.opportunity:
        yield from paragraphs(_record(advice.record), "    ")
        return
    yield from paragraphs(f"lead: {item.lead}", "    ")
    yield from paragraphs(f"outcome: {item.outcome}", "    ")


def _whole(found: "Guide") -> Iterator[str]:
    from tenderkit.cli._guidance import guidance_lines

    for number, advice in enumerate(found.advice):
        if number:
            yield ""
            yield ""
        yield from guidance_lines(advice.item, advice.versions)
        if found.opportunity:
            record = paragraphs(_record(advice.record), "  ")
            yield from section(f"in {found.opportunity}", record)


def _by_stage(advice: "Sequence[Advice]") -> "dict[str, list[Advice]]":
    stages: dict[str, list[Advice]] = {}
    for one in advice:
        stages.setdefault(one.item.stage, []).append(one)
    return stages


def _record(record: "Followed | None") -> str:
    if record is None:
        return "not recorded"
    if record.skipped:
        return f"skipped: {record.skipped}"
    return f"followed on {record.on}: {record.output}"


def _say_sum(found: "Guide") -> None:
    from tenderkit.text.words import counted

    items = counted(len(found.advice), "item")
    if not found.opportunity:
        library = found.opened.library
        say(f"{items} of {library.name} {library.version}, {found.opened.why}")
        return
    skipped = sum(1 for a in found.advice if a.record and a.record.skipped)
    open_ = sum(1 for a in found.advice if a.record is None)
    followed = len(found.advice) - skipped - open_
    say(f"{items}: {followed} followed, {skipped} skipped, {open_} not recorded")


def _data(found: "Guide") -> dict[str, Any]:
    from tenderkit.cli._guidance import guidance_as_data
    from tenderkit.formats.findings import findings_as_data

    return {
        **findings_as_data(found.faults),
        "opportunity": found.opportunity,
        "items": [
            {
                **guidance_as_data(advice.item, advice.versions),
                "record": _record_as_data(advice.record) if found.opportunity else None,
            }
            for advice in found.advice
        ],
    }


def _record_as_data(record: "Followed | None") -> dict[str, str]:
    if record is None:
        return {"state": "open", "done_on": "", "output": "", "reason": ""}
    return {
        "state": "skipped" if record.skipped else "followed",
        "done_on": str(record.on or ""),
        "output": record.output,
        "reason": record.skipped,
    }

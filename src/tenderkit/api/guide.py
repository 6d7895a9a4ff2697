"""The guidance for officers: by stage, or one item; for an opportunity, what was followed."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.api.compose import compose_opportunity
from tenderkit.api.library import Opened, open_library, today
from tenderkit.errors import NotFound
from tenderkit.model.finding import Finding, Severity
from tenderkit.model.library import STAGES, GuidanceItem
from tenderkit.model.schedule import Followed
from tenderkit.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One guidance item, and what an opportunity records of it."""

    item: GuidanceItem
    versions: tuple[str, ...]
    record: Followed | None = None
    """None where nothing is recorded, or no opportunity is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The items that were asked for, in the order of their stages."""

    advice: tuple[Advice, ...]
    opened: Opened
    opportunity: str = ""
    """Id and title of the opportunity that was looked at; its folder where it could not be read."""
    faults: tuple[Finding, ...] = ()
    """Why the opportunity could not be read."""


def guide(wanted: str = "", opportunity: Path | None = None, library: Path | None = None) -> Guide:
    """Every item, those of a stage, or the one of an id; for an opportunity, those that fit its facts.

    Raises:
        NotFound: there is no such stage, item or opportunity, or the item doesn't apply to it.
    """
    if opportunity is not None:
        return _for_opportunity(wanted, opportunity, library)
    opened = open_library(Path.cwd(), library)
    latest = tuple(versions[-1] for versions in opened.library.guidance.values())
    chosen = _chosen(wanted, latest)
    if wanted and not chosen:
        raise _unknown(wanted, opened)
    return Guide(advice=tuple(_advice(item, opened, {}) for item in chosen), opened=opened)


def _for_opportunity(wanted: str, target: Path, library: Path | None) -> Guide:
    composed = compose_opportunity(target, today(), library, with_pack=False)
    opened = composed.opened
    if composed.opportunity is None or composed.selection is None:
        faults = tuple(f for f in composed.findings if f.severity is Severity.ERROR)
        return Guide(advice=(), opened=opened, opportunity=composed.name, faults=faults)
    records = {followed.item: followed for followed in composed.opportunity.guidance}
    chosen = _chosen(wanted, composed.selection.guidance)
    if wanted and not chosen:
        id = wanted.upper()
        if id in opened.library.guidance:
            message = f"{id} does not apply to {composed.opportunity.id}"
            raise NotFound(message, help=f"'tenderkit guide {id}' prints it all the same")
        if wanted.lower() not in STAGES:
            raise _unknown(wanted, opened)
    advice = tuple(_advice(item, opened, records) for item in chosen)
    return Guide(advice=advice, opened=opened, opportunity=composed.name)


def _chosen(wanted: str, items: tuple[GuidanceItem, ...]) -> list[GuidanceItem]:
    found = [
        item
        for item in items
        if not wanted or wanted.lower() == item.stage or wanted.upper() == item.id
    ]
    return sorted(found, key=lambda item: (STAGES.index(item.stage), item.id))


def _advice(item: GuidanceItem, opened: Opened, records: dict[str, Followed]) -> Advice:
    versions = tuple(version.version for version in opened.library.guidance[item.id])
    return Advice(item=item, versions=versions, record=records.get(item.id))


def _unknown(wanted: str, opened: Opened) -> NotFound:
    near = did_you_mean(wanted, [*STAGES, *opened.library.guidance])
    return NotFound(
        f"no stage or guidance item is called {wanted}",
        help=near if near.startswith("did") else f"the stages are {', '.join(STAGES)}",
    )

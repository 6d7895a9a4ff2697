"""The generated blocks of the schedules: lots, bodies, participation, indicators, processing, forms."""

from decimal import Decimal

from tenderkit.compose.site import Maker, Site, references, table, words
from tenderkit.model.block import Blocks, Form
from tenderkit.model.opportunity import Authority
from tenderkit.model.schedule import COMPULSORY_ROWS, PROCESSING_ROWS, Indicator, Lot

_UNSAID = "[to be completed by the Council before the contract is signed]"
_BY_SUPPLIER = "[to be completed from the Response]"
_ALWAYS = (
    *COMPULSORY_ROWS,
    "subprocessors",
    "locations",
    "transfers",
    "retention",
    "measures",
    "contacts",
)
"""Rows that print even where nobody has filled them."""
_FROM_RESPONSE = ("subprocessors", "locations", "transfers", "measures")
"""Rows that only the successful supplier can complete."""


def lots(site: Site) -> Blocks:
    """The lots, each with its scope, its buyers and its estimate."""
    rows = [
        (words(lot.id), words(f"{lot.title}: {lot.scope}"), words(_buyers(site, lot)),
         words(lot.estimate.in_words))
        for lot in site.opportunity.lots
    ]  # fmt: skip
    return table("Lots", "Lot | What it covers | Bought by | Estimate", (8, 47, 25, 20), rows)


def authorities(site: Site) -> Blocks:
    """Every authority that takes part: who leads, who buys, who may join."""
    roles = {"lead": "leads and buys", "party": "buys", "may-join": "may join later"}
    rows = [
        (words(one.name), words(roles[one.role]), words(one.address or "-"))
        for one in site.opportunity.authorities
    ]
    return table("Authorities", "Authority | Part | Address", (40, 20, 40), rows)


def participation(site: Site) -> Blocks:
    """The conditions of participation, with the evidence that is asked for."""
    rows = [
        (words(c.id), words(f"{c.title}. {c.text}"), words(c.evidence))
        for c in site.opportunity.participation
    ]
    header = "Condition | What is required | Evidence"
    return table("Conditions of participation", header, (14, 50, 36), rows)


def indicators(site: Site) -> Blocks:
    """Every indicator: what it measures, from which record, its target and its credit."""
    rows = [
        (
            words(f"{one.id}, key" if one.key else one.id),
            words(one.title),
            references([link.to for link in one.requirements]),
            words(one.source),
            words(f"{_at(one, one.target)}, each {one.window}"),
            words(f"{_figure(one.credit_percent)}%" if one.credit_percent else "none"),
        )
        for one in site.opportunity.indicators
    ]
    header = "Indicator | What is measured | Requirement | Record | Target | Service credit"
    return table("Indicators and targets", header, (12, 22, 24, 17, 15, 10), rows)


def ratings(site: Site) -> Blocks:
    """From which figure each indicator gets each rating of a contract performance notice."""
    rows = [(words(f"{one.id}: {one.title}"), *map(words, _bands(one)))
            for one in site.opportunity.indicators]  # fmt: skip
    header = "Indicator | Good | Approaching target | Requires improvement | Inadequate"
    return table("Ratings", header, (32, 17, 17, 17, 17), rows)


def processing(site: Site) -> Blocks:
    """The processing schedule, row by row; a row that nobody has filled says who fills it."""
    known = {row.key: row.texts for row in site.opportunity.processing}
    rows = []
    for key, label in PROCESSING_ROWS.items():
        unsaid = _BY_SUPPLIER if key in _FROM_RESPONSE else _UNSAID
        if key in known or key in _ALWAYS:
            rows.append((words(label), words("\n".join(known.get(key, (unsaid,))))))
    return table("Processing schedule", "Row | Entry", (32, 68), rows)


def form(site: Site, key: str) -> Blocks:
    """The fields of one form that the supplier completes."""
    wanted = next((one for one in site.forms if one.key == key), None)
    if wanted is None:
        raise LookupError(f"there is no form {key} in forms.yaml")
    return (Form(key=key, title=wanted.title, fields=wanted.fields),)


def _buyers(site: Site, lot: Lot) -> str:
    names = {one.id: one.name for one in site.opportunity.authorities}
    ids = [link.to for link in lot.authorities]
    buyers: list[Authority] = [a for a in site.opportunity.buyers if not ids or a.id in ids]
    return "; ".join(names[one.id] for one in buyers)


def _bands(one: Indicator) -> tuple[str, str, str, str]:
    target, near, low = one.target, one.approaching, one.requires_improvement
    past = "below" if one.better == "higher" else "above"
    step = f"{_at(one, near)}, but {past} {_figure(target)}"
    worse = f"{_at(one, low)}, but {past} {_figure(near)}"
    return _at(one, target), step, worse, f"{past} {_figure(low)} {one.unit}"


def _at(one: Indicator, figure: Decimal) -> str:
    bound = " or more" if one.better == "higher" else " or less"
    full = one.unit == "per cent" and figure == Decimal(100)
    if full if one.better == "higher" else not figure:
        bound = ""  # nothing lies beyond it
    return f"{_figure(figure)} {one.unit}{bound}"


def _figure(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


MAKERS: dict[str, Maker] = {
    made.__name__: made
    for made in (lots, authorities, participation, indicators, ratings, processing, form)
}

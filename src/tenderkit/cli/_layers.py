"""Which layer sets the blanks of a clause, and what replaces what, as text and as data."""

from typing import Any

from tenderkit.api.layers import Layers
from tenderkit.model.clause import ClauseVersion
from tenderkit.model.pack import Filled

_BY = {
    "default": "the default of the clause",
    "council": "set by the council",
    "opportunity": "set by the opportunity",
}


def standing_rows(clause: ClauseVersion, layers: Layers) -> list[tuple[str, str]]:
    """What it replaces, is based on and is replaced by, and what an opportunity makes of it."""
    rows = []
    if clause.replaces:
        rows.append(("replaces", clause.replaces.to))
    if clause.based_on:
        newer = layers.newer_base
        stale = f", which is stale: {newer} is released" if newer else ", the latest"
        rows.append(("based on", clause.based_on.to + stale))
    if layers.replaced_by:
        rows.append(("replaced by", f"{', '.join(layers.replaced_by)}, wherever that is taken"))
    if layers.outcome:
        rows.append((f"in {layers.opportunity}", layers.outcome))
    return rows


def value_words(filled: Filled) -> str:
    """The value that applies, the layer that sets it, and what the layers below it say."""
    if not filled.value:
        return "value: none yet"
    where = f" in {filled.at.file}:{filled.at.line}" if filled.layer != "default" else ""
    beaten = [("the council", filled.council)] if filled.layer == "opportunity" else []
    beaten += [("the clause", filled.blank.default)] if filled.layer != "default" else []
    below = [f"{name} says {value}" for name, value in beaten if value]
    return "; ".join([f"value: {filled.value}, {_BY[filled.layer]}{where}", *below])


def layers_as_data(clause: ClauseVersion, layers: Layers) -> dict[str, Any]:
    """The same as data."""
    return {
        "replaces": clause.replaces.to if clause.replaces else "",
        "based_on": clause.based_on.to if clause.based_on else "",
        "newer_base": layers.newer_base,
        "replaced_by": list(layers.replaced_by),
        "opportunity": layers.opportunity,
        "outcome": layers.outcome,
    }


def value_as_data(filled: Filled) -> dict[str, str]:
    """The value that applies and its layer, with the council's own."""
    return {"value": filled.value, "layer": filled.layer, "council": filled.council}

"""``opportunity.lock.yaml``: the versions that an opportunity is built from."""

import json
from collections.abc import Mapping
from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.pack import Pins
from tenderkit.store.decode import Fields, map_of, open_fields
from tenderkit.store.library_file import DIGEST, PIN
from tenderkit.store.parts.values import CLAUSE, GUIDANCE, LINE, VERSION, typed

FILE = "opportunity.lock.yaml"

_HEADER = """\
# Written by tenderkit; not to be edited by hand.
# 'tenderkit build' adds what is newly taken and drops what is no longer taken.
# 'tenderkit update' moves pins to newer versions, and shows what changes.
"""


def read_pins(folder: Path, shown_as: str = "") -> tuple[Pins, list[Finding]]:
    """The pins of an opportunity's folder; none where the file isn't there or holds a mistake.

    Raises:
        Unreadable: the file is a folder, or may not be opened.
    """
    path = folder / FILE
    if not path.exists():
        return Pins(), []
    reader, fields = open_fields(path, f"{shown_as or folder.as_posix()}/{FILE}", "OPP")
    if fields is None:
        return Pins(), reader.findings
    pins = _pins(fields)
    fields.close()
    return Pins() if reader.failed else pins, reader.findings


def render_pins(pins: Pins) -> str:
    """The text of ``opportunity.lock.yaml``, in an order that depends on nothing else."""
    parts = [_HEADER]
    for name, value in (("library", pins.library), ("definitions", pins.definitions)):
        if value:
            parts.append(f"{name}: {json.dumps(value, ensure_ascii=False)}\n")
    for name, values in (
        ("clauses", pins.clauses),
        ("guidance", pins.guidance),
        ("digests", pins.digests),
    ):
        parts.append(_block(name, values))
    return "".join(parts)


def _block(name: str, values: Mapping[str, str]) -> str:
    if not values:
        return f"{name}: {{}}\n"
    lines = [f"  {key}: {json.dumps(value)}\n" for key, value in sorted(values.items())]
    return f"{name}:\n{''.join(lines)}"


def _pins(fields: Fields) -> Pins:
    clauses = fields.need("clauses", map_of(CLAUSE, typed(VERSION)))
    return Pins(
        library=fields.maybe("library", LINE, ""),
        definitions=fields.maybe("definitions", VERSION, ""),
        clauses={id: version.value for id, version in clauses.items()},
        guidance=fields.need("guidance", map_of(GUIDANCE, VERSION)),
        digests=fields.need("digests", map_of(PIN, DIGEST)),
        at=fields.at,
        lines={id: version.at for id, version in clauses.items()},
    )

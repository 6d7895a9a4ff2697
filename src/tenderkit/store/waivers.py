"""``waivers.yaml``: findings that somebody accepted, for a time."""

from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.rules.run import Waiver
from tenderkit.store.decode import Fields, list_of, open_fields, record
from tenderkit.store.parts.values import DATE, LINE, TEXT, pattern

_RULE = pattern(
    "the code or the name of a rule, such as OPP203 or weightings-not-100",
    r"[A-Z]{3}\d{3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
)


def read_waivers(path: Path, shown_as: str = "") -> tuple[tuple[Waiver, ...], list[Finding]]:
    """The waivers of a file; none where it isn't there or holds a mistake.

    Raises:
        Unreadable: the path is a folder, or may not be opened.
    """
    if not path.exists():
        return (), []
    subject = "LIB" if (path.parent / "library.yaml").exists() else "OPP"
    reader, fields = open_fields(path, shown_as or path.as_posix(), subject)
    if fields is None:
        return (), reader.findings
    waivers = fields.need("waivers", list_of(record(_waiver)))
    fields.close()
    return () if reader.failed else waivers, reader.findings


def _waiver(fields: Fields) -> Waiver:
    return Waiver(
        rule=fields.need("rule", _RULE),
        place=fields.need("place", LINE),
        reason=fields.need("reason", TEXT),
        role=fields.need("role", LINE),
        expires=fields.need("expires", DATE),
        at=fields.at,
    )

"""One version of the general terms."""

from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.library import Definitions
from tenderkit.store.decode import Fields, open_fields
from tenderkit.store.parts.provisions import CHANGE, TERMS
from tenderkit.store.parts.values import BLOCK, DATE, VERSION


def read_definitions(path: Path, shown_as: str) -> tuple[Definitions | None, list[Finding]]:
    """One version of the definitions, or None where its file holds a mistake.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    reader, fields = open_fields(path, shown_as, "CLS")
    if fields is None:
        return None, reader.findings
    definitions = _definitions(fields, reader.digest)
    fields.close()
    return None if reader.failed else definitions, reader.findings


def _definitions(fields: Fields, digest: str) -> Definitions:
    return Definitions(
        version=fields.need("version", VERSION),
        commenced_from=fields.need("commenced_from", DATE),
        terms=fields.need("terms", TERMS),
        drafting_note=fields.need("drafting_note", BLOCK),
        reason=fields.need("reason", BLOCK),
        change=fields.need("change", CHANGE),
        digest=digest,
        at=fields.at,
    )

"""One version of the general terms."""

from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.library import Definitions
from tenderkit.store.decode import Fields, read_noun
from tenderkit.store.parts.provisions import CHANGE, TERMS
from tenderkit.store.parts.values import BLOCK, DATE, VERSION


def read_definitions(path: Path, shown_as: str) -> tuple[Definitions | None, list[Finding]]:
    """One version of the definitions, or None where its file holds a mistake.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    return read_noun(path, shown_as, "CLS", _definitions)


def _definitions(fields: Fields) -> Definitions:
    return Definitions(
        version=fields.need("version", VERSION),
        commenced_from=fields.need("commenced_from", DATE),
        terms=fields.need("terms", TERMS),
        drafting_note=fields.need("drafting_note", BLOCK),
        reason=fields.need("reason", BLOCK),
        change=fields.need("change", CHANGE),
        digest=fields.reader.digest,
        at=fields.at,
    )

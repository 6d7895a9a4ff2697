"""One version of a guidance item."""

from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.library import STAGES, GuidanceItem
from tenderkit.model.place import Link
from tenderkit.store.decode import Fields, list_of, read_noun, record
from tenderkit.store.parts.provisions import CHANGE, CONDITIONS, PROVENANCE
from tenderkit.store.parts.values import (
    BLOCK,
    CLAUSE_LINK,
    DATE,
    GUIDANCE,
    KEY,
    LINE,
    TEXT,
    VERSION,
    choice,
)

_Connected = tuple[tuple[Link, ...], tuple[str, ...]]


def read_guidance(path: Path, shown_as: str) -> tuple[GuidanceItem | None, list[Finding]]:
    """One version of a guidance item, or None where its file holds a mistake.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    return read_noun(path, shown_as, "CLS", build_item)


def _connected(fields: Fields) -> _Connected:
    return (
        fields.maybe("clauses", list_of(CLAUSE_LINK), ()),
        fields.maybe("volumes", list_of(KEY), ()),
    )


def build_item(fields: Fields) -> GuidanceItem:
    """A guidance item from the fields of its file."""
    clauses, volumes = fields.need("connects", record(_connected))
    return GuidanceItem(
        id=fields.need("id", GUIDANCE),
        version=fields.need("version", VERSION),
        title=fields.need("title", LINE),
        stage=fields.need("stage", choice(*STAGES)),
        lead=fields.need("lead", LINE),
        support=fields.maybe("support", list_of(LINE), ()),
        commenced_from=fields.need("commenced_from", DATE),
        applies_when=fields.maybe("applies_when", CONDITIONS, ()),
        provenance=fields.need("provenance", PROVENANCE),
        clauses=clauses,
        volumes=volumes,
        when=fields.need("when", LINE),
        text=fields.need("text", BLOCK),
        outcome=fields.need("outcome", LINE),
        example=fields.need("example", BLOCK),
        mistakes=fields.need("mistakes", list_of(TEXT, at_least=1)),
        change=fields.need("change", CHANGE),
        digest=fields.reader.digest,
        at=fields.at,
    )

"""A clause version's file, and what is recorded about a clause since its release."""

from pathlib import Path

from tenderkit.model.clause import ClauseStatus, ClauseVersion
from tenderkit.model.finding import Finding
from tenderkit.store.decode import Fields, list_of, open_fields, read_noun
from tenderkit.store.parts.provisions import (
    BLANKS,
    CHANGE,
    CONDITIONS,
    LAW,
    PROVENANCE,
    TERMS,
    provisions,
)
from tenderkit.store.parts.values import (
    BLOCK,
    CLAUSE,
    CLAUSE_LINK,
    DATE,
    LINE,
    TEXT,
    VERSION,
    located,
    pattern,
)
from tenderkit.text.inline import CLAUSE_ID

_LINKS = list_of(CLAUSE_LINK)
_BASE = located(
    pattern("a clause version such as DA-040@1.1.0", rf"{CLAUSE_ID.pattern}@\d+\.\d+\.\d+")
)


def read_clause(
    path: Path, shown_as: str, *, draft: bool = False
) -> tuple[ClauseVersion | None, list[Finding]]:
    """One clause version, or None where its file holds a mistake.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    return read_noun(path, shown_as, "CLS", lambda fields: build_clause(fields, draft=draft))


def read_status(path: Path, shown_as: str) -> tuple[ClauseStatus, list[Finding]]:
    """What has happened to a clause since its release; an empty status where the file is broken.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is a folder, or may not be opened.
    """
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return ClauseStatus(), reader.findings
    status = ClauseStatus(
        withdrawn=fields.maybe("withdrawn", DATE, None),
        successor=fields.maybe("successor", CLAUSE, ""),
        review_by=fields.maybe("review_by", DATE, None),
        reason=fields.maybe("reason", TEXT, ""),
        at=fields.at,
    )
    fields.close()
    return ClauseStatus() if reader.failed else status, reader.findings


def build_clause(fields: Fields, *, draft: bool = False) -> ClauseVersion:
    """A clause version from the fields of its file."""
    id = fields.need("id", CLAUSE)
    return ClauseVersion(
        id=id,
        version=fields.need("version", VERSION),
        title=fields.need("title", LINE),
        commenced_from=fields.need("commenced_from", DATE),
        applies_when=fields.need("applies_when", CONDITIONS),
        provenance=fields.need("provenance", PROVENANCE),
        law=fields.need("law", LAW),
        blanks=fields.need("blanks", BLANKS),
        needs=fields.need("needs", _LINKS),
        pairs_with=fields.need("pairs_with", _LINKS),
        conflicts_with=fields.need("conflicts_with", _LINKS),
        terms=fields.need("terms", TERMS),
        provisions=fields.need("provisions", provisions(id)),
        drafting_note=fields.need("drafting_note", BLOCK),
        reason=fields.need("reason", BLOCK),
        change=fields.need("change", CHANGE),
        replaces=fields.maybe("replaces", CLAUSE_LINK, None),
        based_on=fields.maybe("based_on", _BASE, None),
        digest=fields.reader.digest,
        draft=draft,
        places=fields.places(),
        at=fields.at,
    )

"""A council's own requirements for one opportunity, read as clauses."""

from datetime import date

from tenderkit.model.clause import ANNEX, ChangeRecord, ClauseVersion
from tenderkit.model.opportunity import Annex
from tenderkit.store.decode import Fields, list_of, record
from tenderkit.store.library_file import HOMES
from tenderkit.store.parts.provisions import BLANKS, TERMS, provisions
from tenderkit.store.parts.reader import Kind
from tenderkit.store.parts.values import CLAUSE, LINE, choice


def annexes(commenced_on: date) -> Kind[tuple[Annex, ...]]:
    """The annexes of an opportunity that commences on that day."""
    return list_of(record(lambda fields: _annex(fields, commenced_on)))


def _annex(fields: Fields, commenced_on: date) -> Annex:
    id = fields.need("id", CLAUSE)
    clause = ClauseVersion(
        id=id,
        version=ANNEX,
        title=fields.need("title", LINE),
        commenced_from=commenced_on,
        provisions=fields.need("provisions", provisions(id)),
        blanks=fields.maybe("blanks", BLANKS, ()),
        terms=fields.maybe("terms", TERMS, ()),
        change=ChangeRecord(
            kind="edition",
            reason=ANNEX,
            author="",
            approver="",
            date=commenced_on,
            at=fields.at,
        ),
        places=fields.places(),
        at=fields.at,
    )
    return Annex(clause=clause, home=fields.need("home", choice(*HOMES)))

"""A version number or date that doesn't follow from the version before it.

**Why it matters.** The number says how much to read again: all of an edition, the redline of an
update, nothing of a correction. Dates decide which version a procurement gets.

**Fires**

    version: "1.2.0"
    change:
      kind: update

    1.2.0.yaml:2:1: error CLS113 version-step-wrong
    version 1.2.0 does not follow DA-060@1.0.0: an update after it is 1.1.0
    help: call it 1.1.0, or correct the kind of change

A first release is 1.0.0 and an edition. It also fires where `commenced_from`, or the date of the
change, is before that of the version before.

**Stays silent**: 2.0.0, 1.1.0 or 1.0.1 after 1.0.0, as an edition, update or correction; the same
dates as before; the working draft of a clause of which nothing is released.
"""

from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ANNEX, ClauseVersion, version_key
from tenderkit.model.finding import Severity
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "CLS113"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the version with the one before it."""
    clause = case.clause
    if clause.version == ANNEX:
        return
    before = _before(case)
    faults = [] if before is None else [*_number(clause, before), *_dates(clause, before)]
    if before is None and not clause.draft:
        faults = list(_first(clause))
    for at, message, help in faults:
        yield Hit(at=at, message=message, help=help, clause=clause.id)


def _before(case: ClauseCase) -> ClauseVersion | None:
    clause = case.library.clauses.get(case.clause.id)
    released = clause.versions if clause else ()
    if case.clause.draft:
        return released[-1] if released else None
    own = version_key(case.clause.version)
    return next((v for v in reversed(released) if version_key(v.version) < own), None)


def _first(clause: ClauseVersion) -> Iterator[tuple[Place, str, str]]:
    if clause.version != "1.0.0":
        message = f"the first version of {clause.id} is {clause.version}, not 1.0.0"
        yield clause.place_of("version"), message, "call it 1.0.0, or put the earlier file back"
    if clause.change.kind != "edition":
        message = f"the first version of {clause.id} is called {_a(clause.change.kind)}"
        yield clause.change.at, message, "write kind: edition"


def _number(clause: ClauseVersion, before: ClauseVersion) -> Iterator[tuple[Place, str, str]]:
    edition, update, correction = version_key(before.version)
    due = {
        "edition": f"{edition + 1}.0.0",
        "update": f"{edition}.{update + 1}.0",
        "correction": f"{edition}.{update}.{correction + 1}",
    }[clause.change.kind]
    if clause.version != due:
        message = (
            f"version {clause.version} does not follow {before.pin}: "
            f"{_a(clause.change.kind)} after it is {due}"
        )
        yield clause.place_of("version"), message, f"call it {due}, or correct the kind of change"


def _dates(clause: ClauseVersion, before: ClauseVersion) -> Iterator[tuple[Place, str, str]]:
    if clause.commenced_from < before.commenced_from:
        message = (
            f"commenced_from is {clause.commenced_from}, "
            f"before {before.commenced_from} of {before.pin}"
        )
        help = "a later version applies from the same day or a later one"
        yield clause.place_of("commenced_from"), message, help
    if clause.change.date < before.change.date:
        message = (
            f"the change is dated {clause.change.date}, before {before.change.date} of {before.pin}"
        )
        yield clause.change.at, message, "correct the date of the change"


def _a(kind: str) -> str:
    return f"{'a' if kind == 'correction' else 'an'} {kind}"

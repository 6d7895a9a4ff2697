"""Freeze a draft, and record the digest of what was released."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tenderkit.api.author import Desk, open_desk
from tenderkit.api.library import shown_path
from tenderkit.errors import NotFound, Refused, Unwritable
from tenderkit.model.case import ClauseCase, LibraryCase
from tenderkit.model.clause import Clause, ClauseVersion, version_key
from tenderkit.model.finding import Finding, Severity, in_order
from tenderkit.model.library import Library
from tenderkit.rules.run import apply_waivers, run_checks
from tenderkit.store.library_file import read_lock, render_lock
from tenderkit.store.scaffold.clause import without_opening
from tenderkit.store.text_file import digest, read_text
from tenderkit.store.write import write_file
from tenderkit.text.suggest import did_you_mean

LOCK = "library.lock.yaml"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_VERSION_LINE = re.compile(r"^version:[^\n#]*?(?=[ \t]*(?:#|$))", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What was frozen and recorded; ``findings`` are errors that kept it from being done."""

    pins: tuple[str, ...]
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def release(id: str, on: date, *, version: str = "", library: Path | None = None) -> Released:
    """Freeze the draft of a clause as its next version; without a draft, record released files.

    Guidance items and ``definitions`` have no drafts, and are only recorded.

    Raises:
        NotFound: there is no such clause in the library that is worked in, or nothing to release.
        Refused: the version is malformed, exists, or does not follow.
        Unwritable: the library cannot be written.
    """
    desk = open_desk(library)
    broken = _broken(desk, f"/{id.strip().upper()}/")
    if broken:
        return Released(pins=(), findings=broken)
    if id.strip() in {pin.partition("@")[0] for pin in _released(desk)} - _own_clauses(desk).keys():
        return _record(desk, id.strip(), version)
    clause = _own_clause(id, desk)
    if clause.draft is None:
        return _record(desk, clause.id, version)
    wanted = version or clause.draft.version
    _refuse_version(clause, wanted)
    draft_file = Path(clause.draft.at.file)
    text = without_opening(_as_version(_read(draft_file), clause.draft.version, wanted))
    frozen = replace(clause.draft, version=wanted, draft=False, digest=digest(text))
    errors = _errors(desk, clause, frozen, on)
    if errors:
        return Released(pins=(), findings=errors)
    target = draft_file.with_name(f"{wanted}.yaml")
    write_file(target, text.encode("utf-8"))
    _write_lock(desk, {frozen.pin: frozen.digest})
    _remove(draft_file)
    return Released(pins=(frozen.pin,), files=(shown_path(target),))


def release_all_unlocked(library: Path | None = None) -> Released:
    """Record the digest of every released file that the lock does not hold yet.

    Raises:
        NotFound: no library is worked in here.
        Refused: the lock itself holds a mistake.
        Unwritable: the lock cannot be written.
    """
    desk = open_desk(library)
    broken = _broken(desk, "")
    if broken:
        return Released(pins=(), findings=broken)
    new = {pin: d for pin, d in _released(desk).items() if pin not in _lock(desk)}
    if new:
        _write_lock(desk, new)
    return Released(pins=tuple(sorted(new)))


def _record(desk: Desk, id: str, version: str) -> Released:
    """Record what stands there released already: guidance, definitions, or a clause without a draft."""
    if version:
        raise NotFound(f"{id} has no draft to release", help="write it to draft.yaml")
    known = _lock(desk)
    released = _released(desk).items()
    new = {pin: d for pin, d in released if pin.startswith(f"{id}@") and pin not in known}
    if not new:
        raise NotFound(
            f"{id} has nothing to release: every version is recorded",
            help="to change a clause, copy its last version to draft.yaml and release that",
        )
    _write_lock(desk, new)
    return Released(pins=tuple(sorted(new)))


def _broken(desk: Desk, part: str) -> tuple[Finding, ...]:
    """What is wrong in the files whose path holds ``part``; a file that cannot be read is not in the library."""
    errors = [f for f in desk.opened.findings if f.severity is Severity.ERROR]
    return tuple(in_order([finding for finding in errors if part in finding.at.file]))


def _own_clause(id: str, desk: Desk) -> Clause:
    wanted = id.strip().upper()
    own = _own_clauses(desk)
    if wanted not in own:
        near = did_you_mean(wanted, own)
        raise NotFound(
            f"{shown_path(desk.root)} holds no clause called {id}",
            help=near if near.startswith("did") else "'tenderkit list' shows every id",
        )
    return own[wanted]


def _own_clauses(desk: Desk) -> dict[str, Clause]:
    """The clauses that stand in the library worked in, not those that it is laid over."""
    start = f"{desk.prefix}-" if desk.prefix else ""
    clauses = desk.opened.library.clauses
    return {id: clause for id, clause in clauses.items() if id.startswith(start)}


def _released(desk: Desk) -> dict[str, str]:
    library = desk.opened.library
    found = {v.pin: v.digest for c in _own_clauses(desk).values() for v in c.versions}
    if not desk.prefix:
        found |= {f"definitions@{d.version}": d.digest for d in library.definitions}
        found |= {item.pin: item.digest for items in library.guidance.values() for item in items}
    return found


def _refuse_version(clause: Clause, version: str) -> None:
    if not _VERSION.fullmatch(version):
        raise Refused(f"{version} is not a version", help="write it like 1.0.0")
    held = [v.version for v in clause.versions]
    if version in held:
        raise Refused(f"{clause.id}@{version} is released already", help=_next_words(clause))
    if held and version_key(version) <= version_key(held[-1]):
        raise Refused(f"{version} does not follow {clause.id}@{held[-1]}", help=_next_words(clause))


def _next_words(clause: Clause) -> str:
    edition, update, correction = version_key(clause.versions[-1].version)
    return (
        f"an edition would be {edition + 1}.0.0, an update {edition}.{update + 1}.0, "
        f"a correction {edition}.{update}.{correction + 1}"
    )


def _as_version(text: str, old: str, new: str) -> str:
    """The draft's text with the version that it is released as."""
    if old == new:
        return text
    return _VERSION_LINE.sub(f'version: "{new}"', text, count=1)


def _errors(desk: Desk, clause: Clause, frozen: ClauseVersion, on: date) -> tuple[Finding, ...]:
    """What ``check`` would call errors in the draft if it were released as it stands."""
    released = replace(clause, versions=(*clause.versions, frozen), draft=None)
    library = _with(desk.opened.library, released, frozen)
    found = run_checks(ClauseCase(clause=frozen, library=library, on=on))
    found += [
        finding
        for finding in run_checks(LibraryCase(library=library, on=on))
        if clause.id == finding.clause or finding.at.file == frozen.at.file
    ]
    mine = [w for w in desk.opened.waivers if w.place in (clause.id, "draft.yaml")]
    kept = apply_waivers(found, mine, on)
    return tuple(in_order([finding for finding in kept if finding.severity is Severity.ERROR]))


def _with(library: Library, clause: Clause, frozen: ClauseVersion) -> Library:
    return replace(
        library,
        clauses={**library.clauses, clause.id: clause},
        lock={**library.lock, frozen.pin: frozen.digest},
    )


def _read(path: Path) -> str:
    text = read_text(path)
    if not isinstance(text, str):
        raise Refused(f"{path.as_posix()}: {text.message}", help=text.help)
    return text


def _lock(desk: Desk) -> dict[str, str]:
    lock, findings = read_lock(desk.root / LOCK, LOCK)
    if findings:
        raise Refused(
            f"{shown_path(desk.root / LOCK)} holds a mistake: {findings[0].message}",
            help="put it back from the history of the library",
        )
    return lock


def _write_lock(desk: Desk, new: Mapping[str, str]) -> None:
    lock = {**_lock(desk), **new}
    write_file(desk.root / LOCK, render_lock(lock).encode("utf-8"))


def _remove(draft: Path) -> None:
    try:
        draft.unlink()
    except OSError:
        raise Unwritable(
            f"the clause is released, but {draft.as_posix()} cannot be removed",
            help="close it if it is open in another program, and delete it",
        ) from None

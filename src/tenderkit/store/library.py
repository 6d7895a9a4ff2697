"""A folder of clauses as one library, and a council's own folder laid over it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tenderkit.errors import NotFound
from tenderkit.model.clause import Clause, ClauseStatus, ClauseVersion, version_key
from tenderkit.model.finding import Finding
from tenderkit.model.library import Category, Definitions, GuidanceItem, Library
from tenderkit.model.place import Link, Place
from tenderkit.store.clause_file import read_clause, read_status
from tenderkit.store.library_file import clashes, read_head, read_lock, read_sources
from tenderkit.store.parts.definitions_file import read_definitions
from tenderkit.store.parts.guidance_file import read_guidance
from tenderkit.store.parts.law_file import read_law
from tenderkit.store.parts.reader import Reader
from tenderkit.text.inline import CLAUSE_ID
from tenderkit.text.suggest import did_you_mean

HEADS = ("library.yaml", "library.lock.yaml", "law.yaml", "sources.yaml", "waivers.yaml")
"""Files that may stand at the top of a library."""

_VERSION_FILE = re.compile(r"\d+\.\d+\.\d+\.yaml")
_LEFT_BY_SYSTEMS = re.compile(r"\..*|~.*|.*\.md|Thumbs\.db|desktop\.ini", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """A library's folder, the name a user knows it by, and the findings made in it so far."""

    root: Path
    shown_as: str
    findings: list[Finding]
    repeated: list[Link] = field(default_factory=list)
    """Ids met a second time, and where."""
    unreadable: set[str] = field(default_factory=set)
    """Ids of which a file could not be read, or stood in the wrong place."""

    def shown(self, path: Path) -> str:
        return f"{self.shown_as}/{path.relative_to(self.root).as_posix()}"

    def misplaced(self, path: Path, message: str, help: str, at: Place | None = None) -> None:
        reader = Reader(self.shown(path), "CLS")
        reader.fault("out-of-place", at or Place(file=reader.file), message, help)
        self.findings.extend(reader.findings)

    def entries(self, folder: Path) -> Iterator[Path]:
        """What stands in a folder, in order, without what operating systems leave behind."""
        for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if not _LEFT_BY_SYSTEMS.fullmatch(path.name):
                yield path


def read_library(root: Path, shown_as: str = "clauses") -> tuple[Library, list[Finding]]:
    """Everything in a library's folder; a broken file leaves the library without it, plus findings.

    Raises:
        NotFound: the folder is not there, or holds no ``library.yaml``.
        Unreadable: a file may not be opened.
    """
    if not (root / "library.yaml").exists():
        message = f"{shown_as} holds no library.yaml"
        raise NotFound(message, help="name the folder of a library")
    head, found = read_head(root / "library.yaml", f"{shown_as}/library.yaml")
    folder = _Folder(root=root, shown_as=shown_as, findings=found)
    law, law_findings = read_law(root / "law.yaml", f"{shown_as}/law.yaml")
    sources, source_findings = read_sources(root / "sources.yaml", f"{shown_as}/sources.yaml")
    lock, lock_findings = read_lock(root / "library.lock.yaml", f"{shown_as}/library.lock.yaml")
    found += [*law_findings, *source_findings, *lock_findings]
    _refuse_strays(folder, {*HEADS, "guidance", "definitions"}, head.categories)
    library = Library(
        id=head.id,
        name=head.name,
        version=head.version,
        licence=head.licence,
        regimes=head.regimes,
        categories=head.categories,
        facts=head.facts,
        proper_names=head.proper_names,
        acronyms=head.acronyms,
        same_events=head.same_events,
        clauses=_clauses(folder, head.categories, ""),
        guidance=_guidance(folder),
        definitions=_definitions(folder),
        law=law,
        sources=sources,
        lock=lock,
        duplicates=tuple(folder.repeated),
        at=head.at,
    )
    return replace(library, unreadable=frozenset(folder.unreadable)), folder.findings


def overlay(
    base: Library, own_root: Path, prefix: str, shown_as: str
) -> tuple[Library, list[Finding]]:
    """The library with a council's own clauses, categories, blanks, facts and names laid over it.

    Raises:
        NotFound: the folder is not there.
        Unreadable: a file may not be opened.
    """
    if not own_root.is_dir():
        raise NotFound(f"there is no folder {shown_as}", help="correct library in tenderkit.yaml")
    folder = _Folder(root=own_root, shown_as=shown_as, findings=[])
    sources, found = read_sources(own_root / "sources.yaml", f"{shown_as}/sources.yaml")
    lock, lock_findings = read_lock(own_root / "library.lock.yaml", f"{shown_as}/library.lock.yaml")
    folder.findings.extend([*found, *lock_findings])
    own = replace(
        base, prefix=prefix, sources={**base.sources, **sources}, lock={**base.lock, **lock}
    )
    if (own_root / "library.yaml").exists():
        head, found = read_head(own_root / "library.yaml", f"{shown_as}/library.yaml", own=True)
        folder.findings.extend([*found, *clashes(head, base)])
        new = tuple(c for c in head.categories if base.category(c.key) is None)
        own = replace(
            own,
            categories=base.categories + new,
            facts=base.facts + tuple(f for f in head.facts if base.fact(f.name) is None),
            proper_names=base.proper_names + head.proper_names,
            acronyms=base.acronyms + head.acronyms,
            same_events=base.same_events + head.same_events,
            council_blanks=head.blanks,
        )
    _refuse_strays(folder, {*HEADS} - {"law.yaml"}, own.categories)
    clauses = _clauses(folder, own.categories, prefix)
    library = replace(
        own,
        clauses={**base.clauses, **clauses},
        duplicates=(*base.duplicates, *folder.repeated),
        unreadable=base.unreadable | folder.unreadable,
    )
    return library, folder.findings


def _refuse_strays(folder: _Folder, known: set[str], categories: tuple[Category, ...]) -> None:
    names = known | {category.folder for category in categories}
    for path in folder.entries(folder.root):
        if path.name not in names:
            kind = "folder" if path.is_dir() else "file"
            message = f"a library has no {kind} called {path.name}"
            folder.misplaced(path, message, did_you_mean(path.name, names))


def _clauses(
    folder: _Folder, categories: tuple[Category, ...], prefix: str
) -> Mapping[str, Clause]:
    clauses: dict[str, Clause] = {}
    for category in sorted(categories, key=lambda c: c.folder):
        place = folder.root / category.folder
        for path in folder.entries(place) if place.is_dir() else ():
            if _fits(folder, path, category, prefix):
                clause = _clause(folder, path)
                if clause.latest is None:
                    continue
                if clause.id in clauses:
                    folder.repeated.append(Link(to=clause.id, at=clause.latest.place_of("id")))
                clauses.setdefault(clause.id, clause)
    return dict(sorted(clauses.items()))


def _fits(folder: _Folder, path: Path, category: Category, prefix: str) -> bool:
    """Whether a clause's folder stands where its id belongs."""
    key = path.name.rpartition("-")[0]
    wanted = f"{prefix}-{category.key}" if prefix else category.key
    if path.is_dir() and CLAUSE_ID.fullmatch(path.name) and key == wanted:
        return True
    message = f"{path.name} is not the folder of a clause of {category.folder}"
    if prefix and path.is_dir() and not path.name.startswith(f"{prefix}-"):
        message = f"{path.name} does not begin with the council's prefix {prefix}"
    help = f"give each clause a folder with its id, for example {wanted}-010"
    folder.misplaced(path, message, help)
    return False


def _clause(folder: _Folder, place: Path) -> Clause:
    versions: list[ClauseVersion] = []
    draft: ClauseVersion | None = None
    status = ClauseStatus()
    for path in folder.entries(place):
        if path.name == "status.yaml":
            status, found = read_status(path, folder.shown(path))
            folder.findings.extend(found)
        elif path.name == "draft.yaml":
            draft = _version(folder, path, draft=True)
            if draft is None:
                folder.unreadable.add(place.name)
        else:
            version = (
                _version(folder, path, draft=False) if _is_version_file(folder, path) else None
            )
            if version is None:
                folder.unreadable.add(place.name)
            else:
                versions.append(version)
    ordered = tuple(sorted(versions, key=lambda version: version_key(version.version)))
    return Clause(id=place.name, versions=ordered, draft=draft, status=status)


def _version(folder: _Folder, path: Path, *, draft: bool) -> ClauseVersion | None:
    clause, found = read_clause(path, folder.shown(path), draft=draft)
    folder.findings.extend(found)
    if clause is None:
        return None
    if clause.id != path.parent.name:
        message = f"the clause {clause.id} stands in the folder {path.parent.name}"
        help = "correct the id, or move the file"
        folder.misplaced(path, message, help, clause.place_of("id"))
        return None
    if not draft and clause.version != path.stem:
        _wrong_version(folder, path, clause.version, clause.place_of("version"))
        return None
    return clause


def _wrong_version(folder: _Folder, path: Path, version: str, at: Place) -> None:
    message = f"version {version} stands in a file called {path.name}"
    folder.misplaced(path, message, "correct the version, or rename the file", at)


def _is_version_file(folder: _Folder, path: Path) -> bool:
    if path.is_file() and _VERSION_FILE.fullmatch(path.name):
        return True
    message = f"{path.name} is not the name of a version's file"
    folder.misplaced(path, message, "name it 1.0.0.yaml, or draft.yaml for a working draft")
    return False


def _guidance(folder: _Folder) -> Mapping[str, tuple[GuidanceItem, ...]]:
    place = folder.root / "guidance"
    items: dict[str, tuple[GuidanceItem, ...]] = {}
    for home in folder.entries(place) if place.is_dir() else ():
        if not home.is_dir() or not re.fullmatch(r"IG-\d\d", home.name):
            message = f"{home.name} is not the folder of a guidance item"
            folder.misplaced(home, message, "give each item a folder with its id such as IG-10")
            continue
        found = [_guidance_item(folder, path) for path in folder.entries(home)]
        versions = [item for item in found if item]
        if len(versions) < len(found):
            folder.unreadable.add(home.name)
        if versions:
            items[home.name] = tuple(sorted(versions, key=lambda i: version_key(i.version)))
    return items


def _guidance_item(folder: _Folder, path: Path) -> GuidanceItem | None:
    if not _is_version_file(folder, path):
        return None
    item, found = read_guidance(path, folder.shown(path))
    folder.findings.extend(found)
    if item is None:
        return None
    if item.id != path.parent.name:
        message = f"the guidance item {item.id} stands in the folder {path.parent.name}"
        folder.misplaced(path, message, "correct the id, or move the file", item.at)
        return None
    if item.version != path.stem:
        _wrong_version(folder, path, item.version, item.at)
        return None
    return item


def _definitions(folder: _Folder) -> tuple[Definitions, ...]:
    place = folder.root / "definitions"
    versions: list[Definitions] = []
    for path in folder.entries(place) if place.is_dir() else ():
        read = _definitions_file(folder, path) if _is_version_file(folder, path) else None
        if read is None:
            folder.unreadable.add("definitions")
        else:
            versions.append(read)
    return tuple(sorted(versions, key=lambda version: version_key(version.version)))


def _definitions_file(folder: _Folder, path: Path) -> Definitions | None:
    read, found = read_definitions(path, folder.shown(path))
    folder.findings.extend(found)
    if read is not None and read.version != path.stem:
        _wrong_version(folder, path, read.version, read.at)
        return None
    return read

"""Start a workspace, a clause or an opportunity from a worked skeleton. Nothing that exists is overwritten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.api.library import Opened, open_library, shown_path
from tenderkit.errors import NotFound, Refused
from tenderkit.model.library import Category
from tenderkit.store.bundled import clauses_root
from tenderkit.store.library_file import read_head, read_sources
from tenderkit.store.scaffold.clause import ClauseStart, render_clause_draft
from tenderkit.store.scaffold.workspace import (
    WorkspaceStart,
    practice_of,
    render_workspace,
    schema_line,
)
from tenderkit.store.schema.nouns import FOLDER, NOUNS, render_schema, schema_file
from tenderkit.store.write import write_file
from tenderkit.text.inline import CLAUSE_ID
from tenderkit.text.suggest import did_you_mean

PREFIX = re.compile(r"[A-Z]{2,5}")
WORKED = ("DEL", "Review meetings")
"""Category and title of the clause that a new workspace begins with."""
_FACT, _VALUE = "buys_technology", "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What was written, and the id of what was started."""

    id: str
    folder: Path
    files: tuple[str, ...]
    """Paths inside ``folder``, with forward slashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The library that is worked in: a council's own, or the bundled one in its repository."""

    root: Path
    prefix: str
    opened: Opened


def init_workspace(folder: Path, prefix: str, name: str, on: date) -> Started:
    """Write a workspace with one worked clause.

    Raises:
        Refused: the prefix is malformed, or one of the files is there already.
        Unwritable: the folder cannot be written.
    """
    if not PREFIX.fullmatch(prefix):
        raise Refused(
            f"the prefix {prefix} is not two to five capital letters", help="for example HXB"
        )
    if not _one_line(name):
        raise Refused("the name is empty or longer than one line", help="give the council's name")
    head, _ = read_head(clauses_root() / "library.yaml", "library.yaml")
    category = _category(head.categories, WORKED[0])
    clause = ClauseStart(
        id=f"{prefix}-{category.key}-010",
        title=WORKED[1],
        source=practice_of(prefix),
        fact=_FACT,
        value=_VALUE,
        on=on,
    )
    start = WorkspaceStart(
        prefix=prefix,
        name=name,
        folder=category.folder,
        clause=clause,
        schemas={noun: render_schema(noun) for noun in NOUNS if noun != "guidance"},
    )
    return write_new(prefix, folder, render_workspace(start))


def new_clause(
    id: str, on: date, *, title: str = "", category: str = "", folder: Path | None = None
) -> Started:
    """Write ``draft.yaml`` of a new clause; without an id it is the next free one of ``category``.

    Raises:
        Refused: the id is malformed, taken, or lacks the prefix of the library that is worked in.
        NotFound: the category is not known, or no library is worked in here.
        Unwritable: the draft cannot be written.
    """
    if title and not _one_line(title):
        raise Refused("the title is longer than one line", help="put all of it on one line")
    desk = open_desk(folder)
    library = desk.opened.library
    wanted = id.strip().upper() or _next_id(desk, category.strip().upper())
    _refuse_foreign(wanted, id.strip(), desk)
    family = _category(library.categories, wanted.rpartition("-")[0].rpartition("-")[2])
    if category and category.strip().upper() != family.key:
        raise Refused(f"{wanted} belongs to {family.key}, not to {category}", help="leave one out")
    place = f"{family.folder}/{wanted}"
    if wanted in library.clauses or (desk.root / place).exists():
        raise Refused(
            f"{wanted} is there already",
            help=f"to change it, copy its last version to {place}/draft.yaml and raise its number",
        )
    start = ClauseStart(
        id=wanted,
        title=title.strip() or "New clause",
        source=_source(desk),
        fact=_FACT if library.fact(_FACT) or not library.facts else library.facts[0].name,
        value=_VALUE,
        on=on,
        schema=line_to_schema("clause", desk.root / place, desk.opened),
    )
    return write_new(wanted, desk.root, {f"{place}/draft.yaml": render_clause_draft(start)})


def line_to_schema(noun: str, folder: Path, opened: Opened) -> str:
    """The line that leads from a file of a workspace to its schema; empty where the schema isn't there."""
    root = opened.workspace.root if opened.workspace else None
    if root is None or root not in folder.resolve().parents:
        return ""
    if not (root / FOLDER / schema_file(noun)).is_file():
        return ""
    up = "../" * len(folder.resolve().relative_to(root).parts)
    return schema_line(f"{up}{FOLDER}", noun)


def open_desk(folder: Path | None = None) -> Desk:
    """The library that is worked in: ``folder``, or that of the workspace, or the one in this folder.

    Raises:
        NotFound: there is none; the bundled library of an installed tenderkit is not worked in.
    """
    if folder is not None:
        if not folder.is_dir():
            raise NotFound(
                f"{shown_path(folder)} is not a folder", help="name the folder of a library"
            )
        opened = open_library(folder)
        own = opened.workspace.library if opened.workspace else None
        if opened.workspace and own and folder.resolve() in (own, opened.workspace.root):
            return Desk(root=Path(shown_path(own)), prefix=opened.workspace.prefix, opened=opened)
        return Desk(root=folder, prefix="", opened=open_library(folder, folder))
    opened = open_library(Path.cwd())
    if opened.workspace and opened.workspace.library:
        own = Path(shown_path(opened.workspace.library))
        return Desk(root=own, prefix=opened.workspace.prefix, opened=opened)
    for root in (Path(), Path("clauses")):
        if (root / "library.yaml").is_file():
            return Desk(root=root, prefix="", opened=open_library(root, root))
    raise NotFound(
        "no library is worked in here",
        help="'tenderkit init' starts a workspace; or go to one, or name its library's folder",
    )


def _refuse_foreign(id: str, typed: str, desk: Desk) -> None:
    example = f"{desk.prefix}-DA-010" if desk.prefix else "DA-010"
    if not CLAUSE_ID.fullmatch(id):
        raise Refused(f"{typed} is not the id of a clause", help=f"write it like {example}")
    if desk.prefix and not id.startswith(f"{desk.prefix}-"):
        raise Refused(
            f"{id} does not begin with the council's prefix {desk.prefix}",
            help=f"call it {desk.prefix}-{id}"
            if id.count("-") == 1
            else f"write it like {example}",
        )
    if not desk.prefix and id.count("-") != 1:
        raise Refused(f"{id} has a council's prefix", help="this library's ids have none: DA-010")


def _next_id(desk: Desk, category: str) -> str:
    if not category:
        raise Refused("a clause needs an id", help="give one, or --category for the next free one")
    family = _category(desk.opened.library.categories, category)
    stem = f"{desk.prefix}-{family.key}" if desk.prefix else family.key
    clauses = desk.opened.library.clauses.values()
    taken = [int(clause.id[-3:]) for clause in clauses if clause.category == stem]
    return f"{stem}-{(max(taken, default=0) // 10 + 1) * 10:03d}"


def _category(categories: tuple[Category, ...], key: str) -> Category:
    for category in categories:
        if category.key == key:
            return category
    known = [category.key for category in categories]
    raise NotFound(f"no category is called {key}", help=did_you_mean(key, known))


def _source(desk: Desk) -> str:
    """The key of the council's own practice, or else the first source of the library."""
    own, _ = read_sources(desk.root / "sources.yaml", "sources.yaml")
    usual = practice_of(desk.prefix) if desk.prefix else desk.opened.library.id
    known = own or desk.opened.library.sources
    return usual if usual in known else next(iter(known), usual)


def _one_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()


def write_new(id: str, folder: Path, files: dict[str, str]) -> Started:
    """Write some files, or none where one of them is there already.

    Raises:
        Refused: one of them is there already.
        Unwritable: the folder cannot be written.
    """
    there = list(_present(folder, files))
    if there:
        more = f" and {len(there) - 2} more" if len(there) > 2 else ""
        raise Refused(
            f"{folder.as_posix()} holds {', '.join(there[:2])}{more} already",
            help="name another folder; nothing that exists is overwritten",
        )
    for name, text in files.items():
        write_file(folder / name, text.encode("utf-8"))
    return Started(id=id, folder=folder, files=tuple(files))


def _present(folder: Path, files: dict[str, str]) -> Iterator[str]:
    if folder.exists() and not folder.is_dir():
        raise Refused(
            f"{folder.as_posix()} is a file, where a folder is meant", help="name a folder"
        )
    for name in files:
        if (folder / name).exists():
            yield name

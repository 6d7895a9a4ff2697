"""The library to read: what stands in it, one clause whole, what a rule means, and how this machine is set up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tenderkit.api.layers import Layers, ask, layers_of
from tenderkit.api.library import Opened, open_library
from tenderkit.compose.select import applicable
from tenderkit.errors import NotFound, Refused
from tenderkit.model.clause import Clause, ClauseStatus, ClauseVersion, Term
from tenderkit.model.law import Instrument
from tenderkit.model.library import Definitions, Fact, GuidanceItem, Library
from tenderkit.model.place import Prose
from tenderkit.rules.catalogue import catalogue, rules_called
from tenderkit.rules.rule import Rule
from tenderkit.store.schema.nouns import NOUNS, render_schema, schema_file
from tenderkit.store.write import write_file
from tenderkit.text.inline import clause_of, pieces
from tenderkit.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A term, and the clause version or the version of the general definitions that defines it."""

    term: Term
    defined_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One version of a clause or of a guidance item, with all versions there are."""

    clause: ClauseVersion | None = None
    item: GuidanceItem | None = None
    versions: tuple[str, ...] = ()
    status: ClauseStatus = ClauseStatus()
    """Of the clause: whether it is withdrawn, from when, and what succeeds it."""
    layers: Layers = field(default_factory=Layers)
    """Of the clause: which layer sets its blanks, and what stands in the place of what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """A clause explained: its latest version, and what else leans on it."""

    clause: ClauseVersion
    referring: tuple[tuple[str, str], ...]
    """Id of a clause or guidance item and how it refers: "needs it", "names it in R2"."""
    status: ClauseStatus = ClauseStatus()


def clauses(library: Path | None = None, category: str = "") -> tuple[tuple[Clause, ...], Opened]:
    """The clauses of the library by category and id, with the library that was opened.

    Raises:
        NotFound: there is no such category.
    """
    opened = open_library(Path.cwd(), library)
    keys = [known.key for known in opened.library.categories]
    wanted = category.upper().rpartition("-")[2]
    if wanted and wanted not in keys:
        raise NotFound(f"no category is called {category}", help=did_you_mean(wanted, keys))
    order = {key: place for place, key in enumerate(keys)}
    found = [
        clause
        for clause in opened.library.clauses.values()
        if not wanted or _family(clause) == wanted
    ]
    found.sort(key=lambda clause: (order.get(_family(clause), len(order)), clause.id))
    return tuple(found), opened


def guidance(library: Path | None = None) -> tuple[tuple[GuidanceItem, ...], Opened]:
    """The latest version of every guidance item, with the library that was opened."""
    opened = open_library(Path.cwd(), library)
    return tuple(versions[-1] for versions in opened.library.guidance.values()), opened


def terms(library: Path | None = None) -> tuple[tuple[DefinedTerm, ...], Opened]:
    """The general terms and those of each clause, as they now stand, in the order of the alphabet."""
    opened = open_library(Path.cwd(), library)
    found = list(_general_terms(opened.library.definitions))
    for clause in opened.library.clauses.values():
        latest = clause.latest
        for term in latest.terms if latest else ():
            found.append(DefinedTerm(term=term, defined_in=latest.pin if latest else ""))
    found.sort(key=lambda defined: (defined.term.term.casefold(), defined.defined_in))
    return tuple(found), opened


def instruments(library: Path | None = None) -> tuple[tuple[Instrument, ...], Opened]:
    """The Acts, regulations and policy notes of ``law.yaml``, with the library that was opened."""
    opened = open_library(Path.cwd(), library)
    return tuple(opened.library.law.instruments.values()), opened


def facts(library: Path | None = None) -> tuple[tuple[Fact, ...], Opened]:
    """What clauses ask of an opportunity, those that are computed last, with the library that was opened."""
    opened = open_library(Path.cwd(), library)
    return tuple(sorted(opened.library.facts, key=lambda fact: fact.computed)), opened


def find(
    id: str,
    on: date | None = None,
    library: Path | None = None,
    opportunity: Path | None = None,
) -> Shown:
    """A clause or guidance item: ``DA-040``, ``DA-040@1.1.0`` or ``IG-09``.

    Without a version it is the one that the opportunity takes, or that applies to a procurement commenced
    on ``on``, or else the latest.

    Raises:
        NotFound: there is no such clause, item, version or opportunity, or none applies on that day.
        Refused: a version and a day are both given, or a day and an opportunity.
    """
    name, _, version = id.strip().partition("@")
    if version and on is not None:
        raise Refused(f"{id} names a version, and --on a day", help="give one of the two")
    if opportunity is not None and on is not None:
        raise Refused("--opportunity and --on each name a day", help="give one of the two")
    asked = ask(opportunity, library) if opportunity is not None else None
    opened = (asked.opened if asked else open_library(Path.cwd(), library)).library
    wanted = name.upper()
    if wanted in opened.clauses:
        version = version or (asked.version_of(wanted) if asked else "")
        shown = _clause(opened.clauses[wanted], version, on)
        layers = layers_of(shown.clause, opened, asked) if shown.clause else Layers()
        return replace(shown, layers=layers)
    if wanted in opened.guidance:
        return _item(opened.guidance[wanted], version, on)
    near = did_you_mean(wanted, [*opened.clauses, *opened.guidance])
    raise NotFound(
        f"no clause or guidance item is called {name}",
        help=near if near.startswith("did") else "'tenderkit list' shows every id",
    )


def schema(noun: str) -> str:
    """The JSON Schema of one kind of file, as text.

    Raises:
        NotFound: there is none of that name.
    """
    if noun not in NOUNS:
        raise NotFound(f"no schema is called {noun}", help=did_you_mean(noun, NOUNS))
    return render_schema(noun)


def write_schemas(folder: Path, nouns: Iterable[str]) -> tuple[str, ...]:
    """Write the schemas of some kinds of files, all of them where none is named; their file names.

    Raises:
        NotFound: there is none of that name.
        Unwritable: the folder cannot be written.
    """
    texts = {schema_file(noun): schema(noun) for noun in tuple(nouns) or NOUNS}
    for name, text in texts.items():
        write_file(folder / name, text.encode("utf-8"))
    return tuple(texts)


def explained(word: str, library: Path | None = None) -> tuple[Rule, ...] | Uses:
    """What ``word`` stands for: the rules of that code or name, several where subjects share it, or a clause.

    Raises:
        NotFound: neither a rule nor a clause is called that.
    """
    wanted = word.strip()
    rules = rules_called(wanted)
    if rules:
        return rules
    opened = open_library(Path.cwd(), library).library
    name, _, version = wanted.partition("@")
    clause = opened.clauses.get(name.upper())
    shown = _clause(clause, version, None) if clause else Shown()
    if shown.clause is not None:
        referring = tuple(_referring(shown.clause.id, opened))
        return Uses(clause=shown.clause, referring=referring, status=shown.status)
    known = [*(r.code for r in catalogue()), *(r.name for r in catalogue()), *opened.clauses]
    near = did_you_mean(wanted, known)
    elsewhere = "'tenderkit rules' lists the rules, 'tenderkit list' the clauses"
    raise NotFound(
        f"no rule or clause is called {word}",
        help=near if near.startswith("did") else elsewhere,
    )


def _family(clause: Clause) -> str:
    return clause.category.rpartition("-")[2]


def _general_terms(definitions: tuple[Definitions, ...]) -> Iterator[DefinedTerm]:
    for latest in definitions[-1:]:
        for term in latest.terms:
            yield DefinedTerm(term=term, defined_in=f"definitions@{latest.version}")


def _clause(clause: Clause, version: str, on: date | None) -> Shown:
    drafts = (clause.draft,) if clause.draft else ()
    every = (*clause.versions, *drafts)
    names = tuple("draft" if v.draft else v.version for v in every)
    chosen: ClauseVersion | None
    if version:
        named = zip(names, every, strict=True)
        chosen = next((v for name, v in named if version in (name, v.version)), None)
    else:
        chosen = applicable(clause.versions, on) if on else clause.latest
    if chosen is None:
        raise _no_version(clause.id, version, on, names)
    return Shown(clause=chosen, versions=names, status=clause.status)


def _item(items: tuple[GuidanceItem, ...], version: str, on: date | None) -> Shown:
    fitting = [item for item in items if on is None or item.commenced_from <= on]
    if version:
        fitting = [item for item in items if item.version == version]
    names = tuple(item.version for item in items)
    if not fitting:
        raise _no_version(items[0].id, version, on, names)
    return Shown(item=fitting[-1], versions=names)


def _no_version(id: str, version: str, on: date | None, names: Iterable[str]) -> NotFound:
    listed = f"it has {', '.join(names)}"
    if version:
        return NotFound(f"{id} has no version {version}", help=listed)
    return NotFound(f"no version of {id} applies to a procurement commenced on {on}", help=listed)


def _referring(id: str, library: Library) -> Iterator[tuple[str, str]]:
    for clause in library.clauses.values():
        latest = clause.latest
        if latest is None or latest.id == id:
            continue
        ways = [
            words
            for words, links in (
                ("needs it", latest.needs),
                ("pairs with it", latest.pairs_with),
                ("conflicts with it", latest.conflicts_with),
            )
            if any(link.to == id for link in links)
        ]
        naming = [p.id.rpartition(".")[2] for p in latest.provisions if _names(p.text, id)]
        if naming:
            ways.append(f"names it in {', '.join(naming)}")
        if ways:
            yield latest.id, "; ".join(ways)
    for items in library.guidance.values():
        if any(clause_of(link.to) == id for link in items[-1].clauses):
            yield items[-1].id, "advises on it"


def _names(prose: Prose, id: str) -> bool:
    return any(
        piece.kind in ("reference", "blank") and clause_of(piece.value) == id
        for piece in pieces(prose.text)
    )

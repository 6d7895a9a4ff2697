from dataclasses import replace
from pathlib import Path

import pytest

from tenderkit.errors import NotFound
from tenderkit.store.bundled import bundled
from tenderkit.store.library import overlay, read_library
from tenderkit.store.library_file import read_lock, render_lock
from tenderkit.store.text_file import digest


@pytest.fixture
def library(tmp_path, sound):
    """A library of one clause in two versions, one guidance item and one set of definitions."""
    root = tmp_path / "clauses"
    clause = sound("clause")
    files = {
        "library.yaml": sound("library"),
        "law.yaml": sound("law"),
        "sources.yaml": sound("sources"),
        "data-access/DA-990/1.0.0.yaml": clause,
        "data-access/DA-990/1.10.0.yaml": clause.replace('"1.0.0"', '"1.10.0"'),
        "data-access/DA-990/1.9.0.yaml": clause.replace('"1.0.0"', '"1.9.0"'),
        "data-access/DA-990/draft.yaml": clause.replace('"1.0.0"', '"2.0.0"'),
        "data-access/DA-990/status.yaml": sound("status"),
        "guidance/IG-90/1.0.0.yaml": sound("guidance"),
        "definitions/1.0.0.yaml": sound("definitions"),
    }
    for name, text in files.items():
        write(root / name, text)
    return root


@pytest.fixture
def base(library):
    """The same library, read."""
    return read_library(library)[0]


def test_a_library_is_read_whole(library, sound):
    """Versions stand in the order of their numbers, the draft and the status beside them."""
    read, found = read_library(library)

    assert found == []
    clause = read.clauses["DA-990"]
    assert [version.version for version in clause.versions] == ["1.0.0", "1.9.0", "1.10.0"]
    assert clause.draft is not None
    assert (clause.draft.version, clause.draft.draft) == ("2.0.0", True)
    assert str(clause.status.review_by) == "2027-11-24"
    assert clause.versions[0].digest == digest(sound("clause"))
    assert list(read.guidance) == ["IG-90"]
    assert [term.term for term in read.definitions[0].terms] == ["Council"]
    assert list(read.law.instruments) == ["pa-2023"]
    assert list(read.sources) == ["loti-vendor-lock-in"]


def test_a_clause_knows_where_its_parts_stand(library):
    """Places carry the name of the file as a user would type it."""
    read, _ = read_library(library, "own/clauses")

    clause = read.clauses["DA-990"].versions[0]
    assert clause.place_of("title").file == "own/clauses/data-access/DA-990/1.0.0.yaml"
    assert clause.place_of("title").line == 3
    assert (clause.provisions[0].at.line, clause.provisions[0].at.column) == (24, 3)
    assert clause.provisions[0].text.at.line == 27


def test_a_broken_file_leaves_the_library_without_it(library):
    """The other versions stay, and the findings name the broken one."""
    write(library / "data-access/DA-990/1.9.0.yaml", "id: DA-990\n  title: x\n")

    read, found = read_library(library)

    assert [v.version for v in read.clauses["DA-990"].versions] == ["1.0.0", "1.10.0"]
    assert {finding.at.file for finding in found} == {"clauses/data-access/DA-990/1.9.0.yaml"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("data-access/DA-990/1.0.0.yml", "1.0.0.yml is not the name of a version's file"),
        ("data-access/DA-990/2.0.yaml", "2.0.yaml is not the name of a version's file"),
        ("data-access/DA-990/3.0.0.yaml", "version 1.0.0 stands in a file called 3.0.0.yaml"),
        ("data-access/DA-980/1.0.0.yaml", "the clause DA-990 stands in the folder DA-980"),
        ("data-access/DQ-990/1.0.0.yaml", "DQ-990 is not the folder of a clause of data-access"),
        ("data-access/notes.txt", "notes.txt is not the folder of a clause of data-access"),
        ("data-acess/DA-980/1.0.0.yaml", "a library has no folder called data-acess"),
        ("sorces.yaml", "a library has no file called sorces.yaml"),
        ("guidance/IG-91/1.0.0.yaml", "the guidance item IG-90 stands in the folder IG-91"),
        ("guidance/IG-90/1.1.0.yaml", "version 1.0.0 stands in a file called 1.1.0.yaml"),
        ("guidance/IG-90/draft.yaml", "draft.yaml is not the name of a version's file"),
        ("guidance/IG-9/1.0.0.yaml", "IG-9 is not the folder of a guidance item"),
        ("definitions/1.1.0.yaml", "version 1.0.0 stands in a file called 1.1.0.yaml"),
        ("definitions/next.yaml", "next.yaml is not the name of a version's file"),
    ],
)
def test_what_stands_out_of_place_is_named_and_left_out(library, base, sound, name, message):
    """Each file or folder that nobody would find by its path is one finding."""
    kind = name.partition("/")[0]
    write(library / name, sound(kind if kind in ("guidance", "definitions") else "clause"))

    read, found = read_library(library)

    assert [(finding.name, finding.message) for finding in found] == [("out-of-place", message)]
    assert replace(read, unreadable=frozenset()) == base


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("data-access/DA-990/1.10.0.yaml", "DA-990"),
        ("data-access/DA-990/draft.yaml", "DA-990"),
        ("data-access/DA-980/1.0.0.yaml", "DA-980"),
        ("guidance/IG-91/1.0.0.yaml", "IG-91"),
        ("definitions/1.1.0.yaml", "definitions"),
    ],
)
def test_the_ids_of_files_that_cannot_be_read_are_kept(library, name, id):
    """The folder says whose file it is, so that checks need not speak of it a second time."""
    write(library / name, "id: [")

    read, _ = read_library(library)

    assert read.unreadable == {id}


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "README.md", "~$notes.docx"])
def test_what_systems_leave_behind_is_no_finding(library, base, name):
    """Files that file managers, Word and people's readme habits add do not matter."""
    for folder in (".", "data-access", "data-access/DA-990", "guidance", "guidance/IG-90"):
        write(library / folder / name, "x")

    assert read_library(library) == (base, [])


def test_a_folder_without_library_yaml_is_no_library(tmp_path):
    """The message names the folder as the user would type it."""
    with pytest.raises(NotFound, match=r"own holds no library\.yaml"):
        read_library(tmp_path, "own")


def test_a_broken_head_does_not_hide_the_rest(library):
    """Clauses of the categories that could be read are still looked at."""
    head = library / "library.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "color: red\n", encoding="utf-8")

    read, found = read_library(library)

    assert [finding.message for finding in found] == ["the file has the unknown field color"]
    assert list(read.clauses) == ["DA-990"]


@pytest.mark.parametrize("word", ["Https", "A", "two WORDS", "TOO-LONG-FOR-AN-ACRONYM"])
def test_what_is_no_acronym_is_found(library, word):
    """An acronym has two capitals or more, and no small letters or spaces."""
    head = library / "library.yaml"
    head.write_text(head.read_text(encoding="utf-8") + f"acronyms: [{word}]\n", encoding="utf-8")

    _, found = read_library(library)

    assert [(finding.code, finding.message) for finding in found] == [
        (
            "LIB013",
            f'an item of acronyms is "{word}", not a word with two capitals or more such as HTTPS',
        )
    ]


def test_own_clauses_lie_over_the_base(tmp_path, base, sound):
    """A council's clauses, facts, names, blanks and sources join those of the bundled library."""
    own = tmp_path / "own"
    write(own / "data-access/HXB-DA-010/1.0.0.yaml", own_clause(sound))
    write(
        own / "library.yaml",
        'id: hexbridge\nname: Own\nversion: "1"\nproper_names: [Hexbridge]\n'
        "acronyms: [HXB, UTF-8]\n"
        'blanks: {DA-990.copy_working_days: "3"}\n'
        "same_event:\n  - {event: the copy, blanks: [DA-990.copy_working_days, HXB-DA-010.days]}\n"
        "facts:\n  island:\n    label: On an island\n    values: [x]\n    question: Is it?\n"
        "    why: ferries\n"
        "categories:\n  - {key: LOC, title: Local, folder: local, home: specification}\n",
    )

    read, found = overlay(base, own, "HXB", "own")

    assert found == []
    assert list(read.clauses) == ["DA-990", "HXB-DA-010"]
    assert read.clauses["HXB-DA-010"].versions[0].at.file.startswith("own/data-access/")
    assert {key: typed.value for key, typed in read.council_blanks.items()} == {
        "DA-990.copy_working_days": "3"
    }
    assert read.council_blanks["DA-990.copy_working_days"].at.line == 6
    assert read.prefix == "HXB"
    assert [category.key for category in read.categories] == ["DA", "LOC"]
    assert [fact.name for fact in read.facts] == ["hosted", "island"]
    assert read.proper_names == ("Hexbridge",)
    assert read.acronyms == ("HXB", "UTF-8")
    assert [(one.event, [link.to for link in one.blanks]) for one in read.same_events] == [
        ("the copy", ["DA-990.copy_working_days", "HXB-DA-010.days"])
    ]
    assert (read.id, read.version) == (base.id, base.version)


def test_an_own_library_may_hold_clauses_alone(tmp_path, base, sound):
    """Everything but the clauses is optional."""
    own = tmp_path / "own"
    write(own / "data-access/HXB-DA-010/1.0.0.yaml", own_clause(sound))

    read, found = overlay(base, own, "HXB", "own")

    assert found == []
    assert "HXB-DA-010" in read.clauses


def test_an_own_clause_without_the_prefix_is_out_of_place(tmp_path, base, sound):
    """It would be taken for a clause of the bundled library."""
    own = tmp_path / "own"
    write(own / "data-access/DA-990/1.0.0.yaml", sound("clause"))

    read, (finding,) = overlay(base, own, "HXB", "own")

    assert finding.name == "out-of-place"
    assert finding.message == "DA-990 does not begin with the council's prefix HXB"
    assert finding.at.file == "own/data-access/DA-990"
    assert read.clauses == base.clauses


def test_an_own_library_that_is_not_there_is_named(tmp_path, base):
    """The workspace promises a folder that does not exist."""
    with pytest.raises(NotFound, match="there is no folder own"):
        overlay(base, tmp_path / "own", "HXB", "own")


@pytest.mark.parametrize("lock", [{}, {"DA-990@1.10.0": "0" * 64, "definitions@1.0.0": "f" * 64}])
def test_a_lock_that_was_written_is_read_back(tmp_path, lock):
    """What ``render_lock`` writes, ``read_lock`` reads."""
    write(tmp_path / "library.lock.yaml", render_lock(lock))

    assert read_lock(tmp_path / "library.lock.yaml", "library.lock.yaml") == (lock, [])


def test_the_bundled_library_and_the_example_over_it_are_sound():
    """Every file that comes with tenderkit is read, and none has a mistake in it."""
    library, found = read_library(bundled() / "clauses")
    own, more = overlay(library, bundled() / "examples" / "clauses", "HXB", "examples/clauses")

    assert [*found, *more] == []
    assert len(own.clauses) > len(library.clauses) > 0
    assert library.law.thresholds
    assert library.law.minimum_periods


def own_clause(sound):
    """The sound clause as a council's own."""
    return sound("clause").replace("DA-990", "HXB-DA-010")


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("own", "line", "message"),
    [
        (
            "categories:\n  - {key: DA, title: Ours, folder: ours, home: specification}\n",
            5,
            "DA is the key of Data access already",
        ),
        (
            "categories:\n  - {key: OUR, title: Ours, folder: data-access, home: conditions}\n",
            5,
            "data-access is the folder of DA already",
        ),
        (
            "categories:\n  - {key: OUR, title: Ours, folder: ours, home: conditions}\n"
            "  - {key: OUR, title: Ours, folder: others, home: conditions}\n",
            6,
            "OUR is the key of Ours already",
        ),
        (
            "facts:\n  hosted: {label: Ours, values: [x], question: Is it?, why: so}\n",
            5,
            "hosted is a fact of the bundled library already",
        ),
    ],
)
def test_a_council_cannot_give_a_taken_name(tmp_path, base, own, line, message):
    """A category or fact of the bundled library stays what it is, and the council is told."""
    write(tmp_path / "own" / "library.yaml", f'id: hexbridge\nname: Own\nversion: "1"\n{own}')

    read, (finding,) = overlay(base, tmp_path / "own", "HXB", "own")

    assert (finding.code, finding.at.file) == ("LIB013", "own/library.yaml")
    assert (finding.at.line, finding.message) == (line, message)
    assert finding.help == "delete it here, or choose another name"
    assert read.category("DA") == base.category("DA")


def test_a_clause_says_what_it_replaces_and_is_based_on(tmp_path, base, sound):
    """Each with the place where it stands; a base is a version, and not a clause alone."""
    own = tmp_path / "own"
    text = own_clause(sound).replace(
        "version:", "replaces: DA-990\nbased_on: DA-990@1.0.0\nversion:", 1
    )
    write(own / "data-access/HXB-DA-010/1.0.0.yaml", text)

    read, found = overlay(base, own, "HXB", "own")
    (version,) = read.clauses["HXB-DA-010"].versions

    assert found == []
    assert version.replaces is not None and version.based_on is not None
    assert (version.replaces.to, version.replaces.at.line) == ("DA-990", 2)
    assert (version.based_on.to, version.based_on.at.line) == ("DA-990@1.0.0", 3)

    write(own / "data-access/HXB-DA-010/1.0.0.yaml", text.replace("DA-990@1.0.0", "DA-990"))
    _, (finding,) = overlay(base, own, "HXB", "own")

    assert finding.message == 'based_on is "DA-990", not a clause version such as DA-040@1.1.0'

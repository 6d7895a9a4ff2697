"""What holds of every opportunity in ``examples/``, whatever it buys and by whichever procedure."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
import yaml

from tenderkit.api.check import check
from tenderkit.api.verify import verify
from tenderkit.model.block import Gap, Heading, Items, Paragraph, Reference, Table, lines, plain
from tenderkit.model.finding import Severity

ROOT = Path(__file__).parents[2]
UNUSED = "not used in this pack"
BY_SUPPLIER = "[to be completed from the Response]"
"""What stands in a row of the processing schedule that only the successful supplier can fill."""


def test_the_library_has_no_error_and_no_warning(day):
    """Whatever the bundled library is found to hold is a note."""
    assert _above_a_note(check(ROOT / "clauses", day).findings) == []


def test_it_has_no_error_and_no_warning(example):
    """Whatever is found in the opportunity, its clauses and its pack is a note."""
    assert _above_a_note(example.composed.findings) == []


def test_its_committed_pins_are_those_of_a_build(example):
    """The lock file in the repository is what a build without one leaves behind, byte for byte."""
    assert (example.source / "opportunity.lock.yaml").read_bytes() == example.lock


def test_its_pack_comes_out_the_same_from_the_sources_it_keeps(example, day):
    """``verify`` rebuilds the pack from its own ZIP of sources and finds no difference."""
    assert verify(example.out, day) == []


def test_suppliers_get_the_volumes_and_schedules_and_nothing_else(example):
    """Each volume in Word and Markdown, two workbooks with their CSV, the dates, papers, a manifest."""
    stems = [s.file for s in example.pack.specs if s.audience == "suppliers"]
    attached = {one.file for one in example.pack.opportunity.attachments}

    assert _files(example.suppliers) == attached | {
        *(f"{stem}.{kind}" for stem in stems for kind in ("docx", "md")),
        *(f"{stem}.{kind}" for stem in ("06-compliance-matrix", "07-price-table")
          for kind in ("csv", "xlsx")),
        "manifest.json",
        "timetable.ics",
    }  # fmt: skip


def test_the_zip_to_upload_is_the_suppliers_folder(example):
    """It holds every file that suppliers get, byte for byte, and no other."""
    (upload,) = example.out.glob("*.zip")
    with zipfile.ZipFile(upload) as package:
        inside = {name: package.read(name) for name in package.namelist()}

    assert upload.name == f"{example.pack.opportunity.id}-suppliers.zip"
    assert inside == {n: (example.suppliers / n).read_bytes() for n in _files(example.suppliers)}


def test_every_volume_is_there_or_named_as_not_used(example):
    """Volume 0 lists each suppliers' volume of ``pack.yaml`` in order: who completes it, or not used.

    The workspace of the examples lays a volume of the council's own over those that are bundled.
    """
    listed = {}
    for folder in (ROOT / "templates", ROOT / "examples" / "templates"):
        manifest = yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))
        listed |= {str(volume["key"]): volume for volume in manifest["volumes"]}
    made = {volume.spec.key for volume in example.pack.volumes}
    outgoing = {k: v for k, v in listed.items() if v.get("audience", "suppliers") == "suppliers"}
    contents = next(b for b in example.pack.volume("0").blocks if isinstance(b, Table))

    assert set(listed) - set(outgoing) <= made
    assert [tuple(map(plain, row)) for row in contents.rows] == [
        (key, one["title"], one.get("completed_by", "Council") if key in made else UNUSED)
        for key, one in outgoing.items()
    ]


def test_each_clause_stands_in_exactly_one_place(example):
    """Every clause that is issued has one heading, in one volume for suppliers."""
    pack = example.pack
    issued = [taken.clause.pin for taken in pack.selection.taken]
    issued += [annex.clause.pin for annex in pack.opportunity.annex]
    headings = Counter(
        block.origin
        for volume in _outgoing(pack)
        for block in volume.blocks
        if isinstance(block, Heading) and block.origin
    )

    assert headings == Counter(issued)


def test_every_reference_leads_somewhere(example):
    """No reference points to what the pack does not hold; the officers' advice may name any clause."""
    dangling = [
        f"{volume.label}: {run.target}"
        for volume in (*example.pack.volumes, *example.pack.annotated)
        for run in _runs(volume.blocks)
        if isinstance(run, Reference) and not (run.shown and run.volume)
        if volume.spec.key != "G" or run.target not in example.pack.library.clauses
    ]

    assert dangling == []


def test_no_section_is_empty(example):
    """Something stands below each heading before the next of its own or a higher level."""
    empty = [
        f"{volume.label}: {block.number} {plain(block.runs)}"
        for volume in (*example.pack.volumes, *example.pack.annotated)
        for block, after in zip(volume.blocks, (*volume.blocks[1:], None), strict=True)
        if isinstance(block, Heading)
        if after is None or (isinstance(after, Heading) and after.level <= block.level)
    ]

    assert empty == []


def test_no_heading_is_said_twice(example):
    """No heading repeats the one before it, whether that is its neighbour or the one above it."""
    said = []
    for volume in (*example.pack.volumes, *example.pack.annotated):
        headings = [plain(b.runs).casefold() for b in volume.blocks if isinstance(b, Heading)]
        said += [f"{volume.label}: {one}" for one, other in pairwise(headings) if one == other]

    assert said == []


def test_no_place_is_numbered_twice(example):
    """A number leads to one paragraph of its volume, and an anchor to one place of the pack."""
    anchors: Counter[str] = Counter()
    for volume in _outgoing(example.pack):
        placed = [b for b in volume.blocks if isinstance(b, Heading | Paragraph)]
        anchors.update(block.anchor for block in placed if block.anchor)
        numbers = Counter(block.number for block in placed if block.number)
        assert [number for number, count in numbers.items() if count > 1] == [], volume.label

    assert [anchor for anchor, count in anchors.items() if count > 1] == []


def test_nothing_in_brackets_is_left_for_suppliers_to_wonder_at(example):
    """No blank is unfilled but those that the Supplier fills, and no curly bracket is left."""
    left = [
        f"{volume.label}: {line}"
        for volume in _outgoing(example.pack)
        for line in lines(volume.blocks)
        if re.search(r"[{}\[\]]", line.replace(BY_SUPPLIER, ""))
    ]
    unfilled = [
        f"{volume.label}: {run.name}"
        for volume in _outgoing(example.pack)
        for run in _runs(volume.blocks)
        if isinstance(run, Gap) and not run.filled
    ]
    by_supplier = {f.blank.name for f in example.pack.filled if f.blank.filled_by == "supplier"}
    strange = {word for word in unfilled if word.rpartition(": ")[2] not in by_supplier}
    for path in sorted(example.suppliers.rglob("*.*")):
        if path.suffix not in {".json", ".docx"}:
            left += [f"{path.name}: {found}" for found in re.findall(r".{20}[{}]", _words_of(path))]

    assert left == []
    assert strange == set()


def test_nothing_internal_reaches_a_suppliers_file(example):
    """Notes, reasons, guidance, approvals: no stretch of eight words of them is in any file or in the ZIP.

    A stretch that a provision, definition, evidence or choice of the pack holds too is open anyway.
    """
    names = [one.title for one in example.pack.library.law.instruments.values()]
    names += example.pack.library.proper_names
    internal = {run for text in _internal(example.pack) for run in _eight_words(text, names)}
    internal -= {run for text in _open(example.pack) for run in _eight_words(text, names)}
    short = [text for text in _internal(example.pack) if 3 < len(text.split()) < 8]
    outgoing = " ".join(_words_of(path) for path in sorted(example.suppliers.rglob("*.*")))

    assert len(internal) > 2000
    assert internal & set(_eight_words(outgoing, names)) == set()
    assert [text for text in short if text.casefold() in outgoing.casefold()] == []


def test_annotated_drafts_have_the_notes_and_issued_volumes_have_none(example):
    """The officers' copy of a volume has the drafting note of each clause that stands in it."""
    for volume in _outgoing(example.pack):
        name = f"{volume.spec.file}.md"
        annotated = (example.internal / "annotated" / name).read_text(encoding="utf-8")
        issued = (example.suppliers / name).read_text(encoding="utf-8")
        clauses = {b.origin.partition("@")[0] for b in volume.blocks if isinstance(b, Heading)}
        library = {taken.clause.id for taken in example.pack.selection.taken}

        assert "Drafting note" not in issued
        for id in sorted(clauses & library):
            assert f"Drafting note for {id}" in annotated


def test_matrix_and_trace_have_one_row_a_requirement(example):
    """The requirements of the manifest stand in the same order in CSV, workbook and trace."""
    manifest = json.loads((example.suppliers / "manifest.json").read_bytes())
    ids = [requirement["id"] for requirement in manifest["requirements"]]
    matrix = _rows(example.suppliers / "06-compliance-matrix.csv")
    book = openpyxl.load_workbook(example.suppliers / "06-compliance-matrix.xlsx")
    try:
        cells = [row[0] for sheet in book for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()
    known = set(ids)

    assert [row["Requirement"] for row in matrix] == ids
    assert [row["Requirement"] for row in _rows(example.internal / "trace.csv")] == ids
    assert [cell for cell in cells if cell in known] == ids


def test_a_reader_gets_from_need_to_indicator_and_back(example):
    """Each need, question and indicator is named in the row of each requirement that it names."""
    opportunity = example.pack.opportunity
    rows = {one.requirement: one for one in example.pack.trace}
    clauses = {taken.clause.pin for taken in example.pack.selection.taken}
    clauses |= {annex.clause.pin for annex in opportunity.annex}

    assert {row.clause for row in rows.values()} <= clauses
    for need in opportunity.needs:
        assert all(need.id in rows[link.to].needs for link in need.requirements), need.id
    for question in opportunity.questions:
        for link in question.tests:
            assert question.id in rows[link.to].questions
            assert question.criterion in rows[link.to].criteria
    for indicator in opportunity.indicators:
        assert all(indicator.id in rows[link.to].indicators for link in indicator.requirements)


def test_the_guidance_that_fits_is_followed_or_skipped_with_a_reason(example):
    """Volume A lists each item; whatever has neither output nor reason stands as not recorded."""
    recorded = {one.item for one in example.pack.opportunity.guidance}
    fitting = {item.id for item in example.pack.selection.guidance}
    record = (example.internal / "a-record.md").read_text(encoding="utf-8")

    assert recorded <= fitting
    assert record.count("| not recorded") == len(fitting - recorded)


def test_the_notice_sheet_lacks_nothing_that_the_opportunity_could_say(example):
    """A field that is empty is one that comes from a step which this procedure does not have."""
    rows = _rows(example.internal / "notice.csv")
    empty = {row["Field"] for row in rows if not row["Value to paste"]}

    assert empty <= {"Award decision date (estimated)", "Public procurement organisation number"}


def test_the_calendar_of_suppliers_holds_public_dates_alone(example):
    """Suppliers see the steps from the notice on; officers also the last days of notices and terms."""
    public = _events(example.suppliers / "timetable.ics")
    every = _events(example.internal / "timetable.ics")
    steps = [one.title for one in example.pack.dates if one.public]

    assert len(public) == len(steps)
    assert set(public) < set(every)
    assert len(every) == len(example.pack.dates)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_word_files_can_be_opened_by_their_own_library(example):
    """Each Word file opens, says its title and id, and names nobody as its author but the council."""
    docx = pytest.importorskip("docx")
    for path in sorted(example.out.rglob("*.docx")):
        properties = docx.Document(str(path)).core_properties

        assert example.pack.opportunity.title in properties.title, path.name
        assert properties.author == example.pack.opportunity.lead.name, path.name


def _above_a_note(findings) -> list[str]:
    return [
        f"{f.at.file}:{f.at.line} {f.code} {f.message}"
        for f in findings
        if f.severity is not Severity.NOTE
    ]


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def _outgoing(pack):
    return [volume for volume in pack.volumes if volume.spec.audience == "suppliers"]


def _runs(blocks):
    """Every run of some blocks, in tables and lists too."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield from block.runs
        elif isinstance(block, Table):
            yield from (run for row in (block.header, *block.rows) for cell in row for run in cell)
        elif isinstance(block, Items):
            yield from (run for item in block.items for run in _runs(item.blocks))


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _events(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8").replace("\r\n ", "")
    return re.findall(r"^SUMMARY:(.*?)\r?$", text, re.M)


def _internal(pack):
    """What suppliers must not read: of the library, whether taken or not, and of the opportunity."""
    for clause in pack.library.versions():
        yield from (clause.drafting_note.text, clause.reason.text)
    for versions in pack.library.guidance.values():
        for item in versions:
            yield from (item.text.text, item.when, item.outcome, *item.mistakes)
    opportunity = pack.opportunity
    for departure in opportunity.departures:
        yield from (departure.reason, departure.approved_by)
    yield from (f"{left.why}" for left in pack.selection.left_out if left.kind == "omitted")
    yield from (need.evidence for need in opportunity.needs)
    yield from (condition.because for condition in opportunity.participation)
    yield from (filled.blank.why for filled in pack.filled)
    for followed in opportunity.guidance:
        yield from (followed.output, followed.skipped)


def _open(pack):
    """What suppliers read in any case, in words that a note may well share."""
    issued = [taken.clause for taken in pack.selection.taken]
    issued += [annex.clause for annex in pack.opportunity.annex]
    yield from (term.text.text for term in pack.selection.definitions.terms)
    for clause in issued:
        yield from (term.text.text for term in clause.terms)
        yield from (choice.label for blank in clause.blanks for choice in blank.choices)
        for provision in clause.provisions:
            yield from (provision.text.text, provision.evidence)
            yield provision.answer.prompt if provision.answer else ""


def _eight_words(text: str, names: list[str]) -> list[str]:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "name")
    text = re.sub(r"^ *\d+\. ", "", text, flags=re.M)
    words = re.findall(r"[a-z0-9]+", re.sub(r"\{[^}]*\}", " | ", text.lower()))
    return [" ".join(words[n : n + 8]) for n in range(len(words) - 7)]


def _words_of(path: Path) -> str:
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name).decode("utf-8") for name in package.namelist()]
        return " ".join(re.sub(r"<[^>]+>", " ", part) for part in parts)
    text = path.read_text(encoding="utf-8")
    return text.replace("\n ", "") if path.suffix == ".ics" else text

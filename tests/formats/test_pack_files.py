"""What goes out and what stays inside, proved on a pack in which every internal text has words of its own."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, time
from io import BytesIO

import pytest
from tests.strategies import (
    RECORD,
    clause,
    condition,
    definitions,
    library,
    opportunity,
    prose,
    provision,
    version,
)

from tenderkit.compose.pack import compose
from tenderkit.compose.select import select
from tenderkit.formats.pack_files import Kit, render_pack, upload_name
from tenderkit.model.clause import Blank, LawRelied, Provenance, Term
from tenderkit.model.law import Due, Instrument, LawRegister, Notice
from tenderkit.model.library import GuidanceItem
from tenderkit.model.opportunity import (
    Annex,
    Attachment,
    Criterion,
    Departure,
    Moment,
    Need,
    PriceLine,
    Question,
)
from tenderkit.model.pack import Pins
from tenderkit.model.place import Link, Typed
from tenderkit.model.schedule import Followed, ParticipationCondition
from tenderkit.store.bundled import clauses_root, templates_root
from tenderkit.store.library_file import read_head
from tenderkit.store.templates import read_templates

SECRETS = [
    "secretnote", "secretreason", "secretchange", "secretprovenance", "secretlawnote",
    "secretblankwhy", "secretfactwhy", "secretdefinitionsnote", "secretdefinitionsreason",
    "secretguidance", "secretwhen", "secretoutcome", "secretexample", "secretmistake", "secretlead",
    "secretdeparture", "secretapprover", "secretomission", "secretaddition", "secretproportion",
    "secretoutput", "secretskipped", "secretrisk", "secretcategory", "secretother", "secretmade",
    "secretsource",
]  # fmt: skip
"""Each stands in one internal text below, and nothing else holds the word "secret"."""


def _clauses():
    one = version(
        "DA-010",
        title="Access to data",
        drafting_note=prose("Mind the secretnote of this."),
        reason=prose("It is secretreason."),
        provenance=(
            Provenance(source="loti", relation="aligned", note="secretprovenance", head="L1"),
        ),
        law=(LawRelied(instrument="pa-2023", section="s.56", note="secretlawnote"),),
        blanks=(
            Blank(name="days", label="Days", type="days", default="3", why="secretblankwhy"),
        ),
        provisions=(provision("DA-010.R1", "The Supplier must give data within {days} days."),),
        terms=(Term(term="Export", text=prose("a copy of data")),),
        change=RECORD.__class__(
            kind="edition", reason="secretchange", author="clause author", approver="legal",
            date=date(2026, 1, 1),
        ),
    )  # fmt: skip
    away = version(
        "DA-020", applies_when=(condition("hosted", "yes"),), drafting_note=prose("A secretother.")
    )
    omitted = version("SEC-010")
    added = version("COM-030", applies_when=(condition("hosted", "yes"),))
    used = ("PRO-080", "DP-020", "DEL-040", "EXIT-010", "SOC-010")
    return (*map(clause, (one, away, omitted, added)), *(clause(version(id)) for id in used))


_GUIDANCE = GuidanceItem(
    id="IG-09", version="1.0.0", title="Talk to the market", stage="plan", lead="secretlead",
    support=(), commenced_from=date(2025, 10, 1), applies_when=(), provenance=(),
    clauses=(Link(to="DA-010"),), volumes=(), when="secretwhen", text=prose("A secretguidance."),
    outcome="secretoutcome", example=prose("A secretexample."), mistakes=("secretmistake",),
    change=RECORD,
)  # fmt: skip
_LAW = LawRegister(
    instruments={
        "pa-2023": Instrument(
            key="pa-2023", title="Procurement Act 2023", citation="2023 c. 54", kind="act",
            status="in-force", in_force_from=date(2025, 2, 24), checked_on=date(2026, 11, 24),
            source="x", mark="V", note="secretlawnote",
        )
    },
    notices=(
        Notice(
            key="UK7", title="Contract details", section="s.53", regulation="", when="secretwhen",
            duty="mandatory", order=1, applies_when=(), mark="V",
            due=Due(days=30, unit="days", event="contract_signed", counting="day-one",
                    direction="after"),
        ),
    ),
)  # fmt: skip


def _library():
    head, _ = read_head(clauses_root() / "library.yaml", "library.yaml")
    general = definitions(
        terms=(Term(term="Council", text=prose("the authority")),),
        drafting_note=prose("A secretdefinitionsnote."),
        reason=prose("A secretdefinitionsreason."),
    )
    return library(
        *_clauses(), categories=head.categories,
        facts=head.facts, definitions=(general,), law=_LAW,
        guidance={"IG-09": (_GUIDANCE,)},
    )  # fmt: skip


def _opportunity():
    return opportunity(
        timetable=(
            Moment(key="conflicts_assessment", day=date(2026, 1, 15)),
            Moment(key="notice", day=date(2026, 3, 2)),
            Moment(key="tenders_due", day=date(2026, 4, 14), clock=time(12)),
            Moment(key="contract_signed", day=date(2026, 6, 1)),
            Moment(key="contract_start", day=date(2026, 7, 1)),
        ),
        needs=(Need(id="N-01", text="See it.", evidence="x", requirements=(Link(to="DA-010.R1"),)),),
        criteria=(Criterion(id="C-01", title="Quality", weighting=None),),
        questions=(
            Question(
                id="Q-01", text="How?", words=500, criterion="C-01", tests=(Link(to="DA-010.R1"),)
            ),
        ),
        price_lines=(PriceLine(id="P-01", title="All", kind="one-off"),),
        add={"COM-030": Typed(value="secretaddition")},
        omit={"SEC-010": Typed(value="secretomission")},
        departures=(
            Departure(
                clause="DA-010", provision="R1", change="text", was="give data",
                becomes="give all data", reason="secretdeparture", approved_by="secretapprover",
            ),
        ),
        annex=(Annex(clause=version("HXB-LOC-010", "annex"), home="specification"),),
        attachments=(Attachment(file="attachments/model.txt", title="Model", volume="2"),),
        participation=(
            ParticipationCondition(
                id="CP-01", title="Standing", kind="technical", text="Two sites.",
                evidence="Names.", because="secretproportion",
            ),
        ),
        guidance=(
            Followed(item="IG-09", on=date(2026, 1, 10), output="secretoutput"),
            Followed(item="IG-10", skipped="secretskipped"),
        ),
        notice={"risks": Typed(value="secretrisk"), "main_category": Typed(value="secretcategory")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def files(base):
    """Every file of the pack, made with the bundled templates."""
    templates, found = read_templates(templates_root(), "templates")
    known, one = _library(), _opportunity()
    pack, faults = compose(one, known, select(one, known, Pins()), templates)
    assert (found, faults) == ([], [])
    kit = Kit(
        base=base,
        attachments={"attachments/model.txt": b"a model"},
        sources=b"secretsource",
        made_with={"tenderkit": "secretmade"},
    )
    return render_pack(pack, kit)


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file and, where it is a ZIP of any kind, every part of it and of the ZIPs inside it."""
    yield name, data
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from _members(f"{name}/{part}", archive.read(part))


def _words(data: bytes) -> str:
    """The words of a part without its tags, so that no format can hide one between them."""
    text = data.decode("utf-8", "replace")
    return re.sub(r"<[^>]*>", "", text) + "\n" + text


def _said(name: str, data: bytes) -> set[str]:
    """The secrets that a file gives away, in its parts or in their names."""
    said = "".join(part + _words(inside) for part, inside in _members(name, data))
    return {word for word in ("secret", *SECRETS) if word in said}


def _folder(files, prefix):
    return {path: data for path, data in files.items() if path.startswith(prefix)}


def test_nothing_internal_is_in_any_file_for_suppliers(files):
    """No note, reason, guidance, approval or officer's answer, in no part of any document or workbook."""
    given_away = {path: _said(path, data) for path, data in _folder(files, "suppliers/").items()}

    assert {path: said for path, said in given_away.items() if said} == {}


def test_nothing_internal_is_in_the_zip_to_upload(files):
    """It is looked into to the last part: documents are ZIPs inside the ZIP."""
    name = "HXB-2026-014-suppliers.zip"
    parts = [part for part, _ in _members(name, files[name])]

    assert f"{name}/02-specification.docx/word/document.xml" in parts
    assert f"{name}/07-price-table.xlsx/xl/sharedStrings.xml" in parts
    assert _said(name, files[name]) == set()


def test_what_is_looked_for_is_there_to_be_found(files):
    """The same search finds in the officers' folder what is printed there, in Word and in ZIPs."""
    inside = {path: _said(path, data) for path, data in _folder(files, "internal/").items()}
    found = set().union(*inside.values())

    assert {"secretnote"} <= inside["internal/annotated/02-specification.docx"]
    assert {"secretdeparture", "secretapprover"} <= inside["internal/a-record.docx"]
    assert {"secretguidance", "secretmistake"} <= inside["internal/g-officer-guide.docx"]
    assert {"secretrisk"} <= inside["internal/notice.csv"]
    assert {"secretmade"} <= inside["internal/manifest.json"]
    assert {"secretsource"} <= inside["internal/sources.zip"]
    assert len(found) > 15


def test_no_file_of_the_officers_goes_out_under_another_name(files):
    """None has its like among the suppliers' files, but an annotated volume without a clause."""
    outgoing = set(_folder(files, "suppliers/").values())
    inside = {
        data
        for path, data in _folder(files, "internal/").items()
        if not path.startswith("internal/annotated/")
    }

    assert len(inside) > 8
    assert not outgoing & inside


def test_the_zip_to_upload_is_the_suppliers_folder(files):
    """The same names and the same bytes, each entry without a trace of the machine."""
    with zipfile.ZipFile(BytesIO(files["HXB-2026-014-suppliers.zip"])) as archive:
        packed = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        dates = {entry.date_time for entry in archive.infolist()}

    assert {f"suppliers/{name}": data for name, data in packed.items()} == _folder(
        files, "suppliers/"
    )
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_zip_is_named_after_the_pack(pack):
    """So that two procurements lie side by side in one folder."""
    assert upload_name(pack()) == "HXB-2026-014-suppliers.zip"


def test_suppliers_get_public_dates_and_officers_all(files):
    """The conflicts assessment, the end of the contract and the last day of a notice stay inside."""
    public = files["suppliers/timetable.ics"].decode("utf-8")
    every = files["internal/timetable.ics"].decode("utf-8")

    assert public.count("BEGIN:VEVENT") == 4
    assert every.count("BEGIN:VEVENT") == 7
    for title in ("Conflicts assessment", "Last day of the initial term", "Last day for UK7"):
        assert title in every
        assert title not in public


def test_the_public_manifest_names_fields_and_indicators(files):
    """What a check of responses needs to know of the forms, and nothing of the officers' sheets."""
    public = json.loads(files["suppliers/manifest.json"])

    assert {"FT-01", "NC-01"} <= {field["id"] for field in public["fields"]}
    assert {"id", "label", "kind", "words", "choices", "columns"} == set(public["fields"][0])
    assert {volume["key"] for volume in public["volumes"]}.isdisjoint({"A", "G", "E", "N"})
    assert "trace" not in public and "notice" not in public

import hashlib
import json
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import any_text, definitions, library, opportunity, provision, version

from tenderkit.formats.manifest import full_manifest, public_manifest, render_manifest, sha256
from tenderkit.formats.pack_files import Kit, render_pack
from tenderkit.model.block import Heading, Note, Paragraph, Text
from tenderkit.model.clause import Answer, Blank, Choice, Level
from tenderkit.model.money import Money
from tenderkit.model.opportunity import (
    Attachment,
    Criterion,
    Departure,
    Moment,
    Need,
    PriceLine,
    Question,
)
from tenderkit.model.pack import (
    Filled,
    LeftOut,
    Pack,
    Requirement,
    Selection,
    Taken,
    Volume,
    VolumeSpec,
)
from tenderkit.model.place import Link

_CLAUSE = version(
    "DA-060",
    "1.1.0",
    digest="a" * 64,
    provisions=(provision("DA-060.R1", level=Level.SHOULD, evidence="An export."),),
)
_OPPORTUNITY = opportunity(
    submission={"file_name": "supplier-volume.docx"},
    timetable=(
        Moment(key="notice", day=date(2026, 3, 2)),
        Moment(key="tenders_due", day=date(2026, 4, 14), clock=time(12)),
    ),
    needs=(Need(id="N-01", text="See it.", evidence="", requirements=(Link(to="DA-060.R1"),)),),
    questions=(
        Question(
            id="Q-01", text="How?", words=500, criterion="C-01", tests=(Link(to="DA-060.R1"),)
        ),
    ),
    criteria=(
        Criterion(
            id="C-01",
            title="Quality",
            weighting=Decimal("100.0"),
            parts=(Criterion(id="C-01a", title="Data", weighting=None),),
        ),
    ),
    price_lines=(
        PriceLine(
            id="P-01",
            title="Exports",
            kind="one-off",
            unit="export",
            must_be=Money(pence=0, basis="ex"),
            because=(Link(to="DA-060.R4"),),
        ),
        PriceLine(id="P-02", title="Support", kind="recurring", years=5),
    ),
    departures=(
        Departure(
            clause="DA-060",
            provision="R1",
            change="level",
            was="MUST",
            becomes="SHOULD",
            reason="the market refused it",
            approved_by="head of legal",
        ),
    ),
    attachments=(Attachment(file="attachments/model.pdf", title="Data model", volume="2"),),
)


def _filled(name: str, value: str, by: str) -> Filled:
    blank = Blank(name=name, label=name, type="text", filled_by=by)
    return Filled(clause="DA-060", blank=blank, value=value, shown=value, layer="council")


def _volume(key: str, audience: str, *blocks) -> Volume:
    spec = VolumeSpec(
        key=key, title=f"Title {key}", template="", file=f"{key}-file", audience=audience
    )
    return Volume(spec=spec, blocks=blocks)


_BLOCKS = (
    Heading(level=1, runs=(Text(text="One"),), number="1", origin="DA-060@1.1.0"),
    Paragraph(runs=(Text(text="Two"),)),
)
_NOTE = Note(blocks=(Paragraph(runs=(Text(text="Only for officers"),)),), title="Mind")
_PACK = Pack(
    opportunity=_OPPORTUNITY,
    library=library(),
    selection=Selection(
        taken=(Taken(clause=_CLAUSE, why="hosted is yes"),),
        left_out=(
            LeftOut(id="SEC-010", title="Hosting", kind="fact", why="hosted is no, not yes"),
        ),
        facts={"hosted": "yes"},
        definitions=definitions("1.0.0"),
    ),
    volumes=(_volume("2", "suppliers", *_BLOCKS), _volume("A", "internal", *_BLOCKS)),
    annotated=(_volume("2", "suppliers", _NOTE, *_BLOCKS),),
    requirements=(
        Requirement(
            provision=_CLAUSE.provisions[0],
            clause=_CLAUSE,
            text="Give “all” £ data.",
            volume="2",
            number="1.1.1",
            pass_or_fail=True,
            answer=Answer(
                kind="choice",
                words=50,
                unit="days",
                minimum="1",
                maximum="10",
                choices=(Choice(value="a", label="Ay"),),
            ),
        ),
    ),
    filled=(_filled("days", "10", "authority"), _filled("name", "", "supplier")),
    anchors={"Q-01": ("5", "1.1")},
    terms_used=("Council", "Working Day"),
)
_INTERNAL = {
    "blank_layers", "clauses", "definitions", "departures", "facts", "guidance", "left_out",
    "made_with", "needs",
}  # fmt: skip


def test_a_requirement_is_recorded_as_issued():
    """Id, level, resolved words with their digest, place, evidence and the answer's limits."""
    (requirement,) = public_manifest(_PACK, {})["requirements"]

    assert requirement == {
        "id": "DA-060.R1",
        "clause": "DA-060@1.1.0",
        "level": "SHOULD",
        "volume": "2",
        "number": "1.1.1",
        "text": "Give “all” £ data.",
        "digest": hashlib.sha256("Give “all” £ data.".encode()).hexdigest(),
        "pass_or_fail": True,
        "evidence": "An export.",
        "answer": {
            "kind": "choice",
            "words": 50,
            "prompt": "",
            "unit": "days",
            "minimum": "1",
            "maximum": "10",
            "choices": ["a"],
        },
    }


def test_a_question_is_recorded_with_its_limit():
    """And with what it tests, its criterion and its place."""
    (question,) = public_manifest(_PACK, {})["questions"]

    assert question == {
        "id": "Q-01",
        "volume": "5",
        "number": "1.1",
        "text": "How?",
        "digest": hashlib.sha256(b"How?").hexdigest(),
        "words": 500,
        "criterion": "C-01",
        "lot": "",
        "tests": ["DA-060.R1"],
    }


def test_what_checks_of_responses_need_is_public():
    """Dates, weightings, fixed prices, blanks of the authority, terms, file names and the count."""
    public = public_manifest(_PACK, {"2-file.md": b"words"})

    assert public["dates"] == {"notice": "2026-03-02", "tenders_due": "2026-04-14 12:00"}
    assert public["criteria"] == [
        {
            "id": "C-01",
            "title": "Quality",
            "weighting": "100",
            "parts": [{"id": "C-01a", "title": "Data", "weighting": "", "parts": []}],
        }
    ]
    exports, support = public["price_lines"]
    assert (exports["must_be"], exports["because"]) == ("0.00 GBP ex VAT", ["DA-060.R4"])
    assert (support["must_be"], support["kind"], support["years"]) == ("", "recurring", 5)
    assert public["blanks"] == {"DA-060.days": "10"}
    assert public["terms"] == ["Council", "Working Day"]
    assert public["file_name_rule"] == "supplier-volume.docx"
    assert "white-space" in public["count_method"]
    assert public["volumes"] == [{"key": "2", "title": "Title 2", "file": "2-file"}]
    assert public["files"] == {
        "2-file.md": {"sha256": hashlib.sha256(b"words").hexdigest(), "bytes": 5}
    }
    assert public["attachments"] == [
        {"file": "attachments/model.pdf", "title": "Data model", "volume": "2"}
    ]


def test_how_the_pack_was_made_is_not_public():
    """Reasons, facts, approvals and needs stay in the full manifest, which holds all the rest too."""
    public, full = public_manifest(_PACK, {}), full_manifest(_PACK, {}, {"tenderkit": "0.1"})
    said = render_manifest(public).decode("utf-8")

    assert set(full) - set(public) == _INTERNAL
    assert {key: full[key] for key in public} == public
    for secret in ("hosted", "the market refused it", "head of legal", "council", "N-01"):
        assert secret not in said, secret


def test_the_full_manifest_says_why():
    """Versions with digests and reasons, clauses left out, layers of blanks, departures, needs."""
    full = full_manifest(_PACK, {}, {"tenderkit": "0.1"})

    assert full["clauses"] == {
        "DA-060": {"version": "1.1.0", "sha256": "a" * 64, "why": "hosted is yes"}
    }
    assert full["left_out"] == {"SEC-010": {"kind": "fact", "why": "hosted is no, not yes"}}
    assert full["blank_layers"] == {"DA-060.days": "council", "DA-060.name": "council"}
    assert full["needs"] == {"N-01": ["DA-060.R1"]}
    assert full["departures"] == [
        {
            "provision": "DA-060.R1",
            "change": "level",
            "from": "MUST",
            "to": "SHOULD",
            "reason": "the market refused it",
            "approved_by": "head of legal",
        }
    ]
    assert full["made_with"] == {"tenderkit": "0.1"}


def test_canonical_json():
    """Sorted keys, two spaces, characters as they are, one line feed at the end."""
    content = {"b": "Tŷ £", "a": [1, {"d": "", "c": True}]}

    assert render_manifest(content).decode("utf-8") == (
        '{\n  "a": [\n    1,\n    {\n      "c": true,\n      "d": ""\n    }\n  ],\n  "b": "Tŷ £"\n}\n'
    )


@given(st.dictionaries(any_text, any_text | st.integers()))
def test_json_reads_back_what_was_written(content):
    """Whatever the words, and in whatever order they came."""
    rendered = render_manifest(content)

    assert json.loads(rendered) == content
    assert rendered == render_manifest(dict(reversed(content.items())))


def test_a_character_that_utf_8_cannot_hold_is_escaped():
    """A lone surrogate stops nothing, and comes back."""
    assert json.loads(render_manifest({"a": "\ud800"})) == {"a": "\ud800"}


def _kit(base=None, **fields) -> Kit:
    usual = {"attachments": {"attachments/model.pdf": b"%PDF"}, "sources": b"PK", "made_with": {}}
    return Kit(base=base or {}, **{**usual, **fields})


def test_a_pack_is_two_folders(base):
    """What suppliers get in both formats; what stays inside, with notes and sources."""
    files = render_pack(_PACK, _kit(base))

    assert sorted(files) == [
        "HXB-2026-014-suppliers.zip",
        "internal/A-file.docx",
        "internal/A-file.md",
        "internal/annotated/2-file.docx",
        "internal/annotated/2-file.md",
        "internal/manifest.json",
        "internal/notice.csv",
        "internal/sources.zip",
        "internal/timetable.ics",
        "internal/trace.csv",
        "suppliers/06-compliance-matrix.csv",
        "suppliers/06-compliance-matrix.xlsx",
        "suppliers/07-price-table.csv",
        "suppliers/07-price-table.xlsx",
        "suppliers/2-file.docx",
        "suppliers/2-file.md",
        "suppliers/attachments/model.pdf",
        "suppliers/manifest.json",
        "suppliers/timetable.ics",
    ]
    assert files["suppliers/attachments/model.pdf"] == b"%PDF"
    assert b"Only for officers" in files["internal/annotated/2-file.md"]
    assert b"Only for officers" not in files["suppliers/2-file.md"]


def test_manifests_come_last_and_cover_all_other_files():
    """The public one covers its own folder; the full one everything, the public one and the ZIP included."""
    files = render_pack(_PACK, _kit(word=False))
    public = json.loads(files["suppliers/manifest.json"])
    full = json.loads(files["internal/manifest.json"])

    assert list(files)[-3:] == [
        "suppliers/manifest.json",
        "HXB-2026-014-suppliers.zip",
        "internal/manifest.json",
    ]
    assert {f"suppliers/{path}" for path in public["files"]} == {
        path for path in files if path.startswith("suppliers/")
    } - {"suppliers/manifest.json"}
    assert set(full["files"]) == set(files) - {"internal/manifest.json"}
    for path, recorded in full["files"].items():
        assert recorded == {"sha256": sha256(files[path]), "bytes": len(files[path])}


@pytest.mark.parametrize(
    ("word", "markdown", "ending"), [(True, False, ".docx"), (False, True, ".md")]
)
def test_one_format_alone(base, word, markdown, ending):
    """Volumes come in the format that was asked for, and in no other."""
    files = render_pack(_PACK, _kit(base, word=word, markdown=markdown))
    volumes = [path for path in files if "-file" in path]

    assert volumes
    assert all(path.endswith(ending) for path in volumes)

"""A council's own library laid over another: clauses, categories, values and volumes, from plan to verify."""

import json

import pytest

from tenderkit.store.text_file import digest

LIBRARY = ("--library", "../small")
ON = ("--on", "2026-12-01")
HEAD = """\
id: hexbridge
name: Clauses of Hexbridge
version: "1"
categories:
  - {key: ARC, title: Archive, folder: archive, home: specification}
blanks:
  DA-020.reply_days: "4"
"""
SOURCES = 'hxb-practice: {title: Practice, publisher: Hexbridge, address: "", checked_on: 2026-11-24, mark: V}\n'
PACK = """\
based_on: bundled
volumes:
  - {key: "15", title: Working with Hexbridge, template: 15-town.md.j2, file: 15-town}
"""
TOWN = """\
# Working with Hexbridge

## Invoices

Invoices for {{ opportunity.title }} go to the town hall, as {{ ref("DA-010.R1") }} says of letters.
"""


@pytest.fixture
def town(run, folder, monkeypatch):
    """A workspace with a clause that replaces another, one of its own category, a value and a volume."""
    root = folder / "hexbridge"
    bundled = (folder / "small/data-access/DA-010/1.0.0.yaml").read_text(encoding="utf-8")
    own = bundled.replace("source: own-practice", "source: hxb-practice")
    replacing = own.replace(
        "id: DA-010\n", "id: HXB-DA-010\nreplaces: DA-010\nbased_on: DA-010@1.0.0\n"
    ).replace("Replies to questions", "Replies to Hexbridge")
    kept = own.replace("id: DA-010\n", "id: HXB-ARC-010\n").replace("Replies to questions", "Kept")
    files = {
        "tenderkit.yaml": "prefix: HXB\nname: Hexbridge\nlibrary: clauses\ntemplates: volumes\n",
        "clauses/library.yaml": HEAD,
        "clauses/sources.yaml": SOURCES,
        "clauses/library.lock.yaml": f"HXB-DA-010@1.0.0: {digest(replacing)}\n"
        f"HXB-ARC-010@1.0.0: {digest(kept)}\n",
        "clauses/data-access/HXB-DA-010/1.0.0.yaml": replacing,
        "clauses/archive/HXB-ARC-010/1.0.0.yaml": kept,
        "volumes/pack.yaml": PACK,
        "volumes/15-town.md.j2": TOWN,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(root)
    started = run("new", "opportunity", "visits", "--commenced-on", "2026-12-01", *LIBRARY)
    assert started.exit == 0, started.stderr
    return root


def test_the_workspace_is_clean(run, town):
    """But for the base, of which a later version is released."""
    outcome = run("check", *ON, *LIBRARY, "--fail-on", "error", "--json")
    found = json.loads(outcome.stdout)["findings"]

    assert outcome.exit == 0, outcome.stdout
    own = [f for f in found if f["file"].startswith("clauses/") and f["severity"] != "note"]
    assert [(f["code"], f["file"], f["message"]) for f in own] == [
        (
            "CLS203",
            "clauses/data-access/HXB-DA-010/1.0.0.yaml",
            "HXB-DA-010 is based on DA-010@1.0.0, and 1.1.0 is released: replies by telephone could "
            "not be shown later",
        )
    ]


def test_a_council_may_name_the_folder_of_its_own_library(run, town):
    """It is checked together with the library that it is laid over, and a file of it likewise."""
    for target in ("clauses", "clauses/library.yaml"):
        outcome = run("check", target, *ON)

        assert "no category" not in outcome.stdout
        assert "unknown-field" not in outcome.stdout


def test_the_plan_names_what_is_replaced(run, town):
    """With the clause that stands in its place, which another clause leans on."""
    outcome = run("plan", "visits", *ON, *LIBRARY, "--json")
    plan = json.loads(outcome.stdout)

    assert outcome.exit == 0, outcome.stdout
    assert [one["id"] for one in plan["taken"]] == [
        "HXB-DA-010",
        "DA-020",
        "PRO-040",
        "HXB-ARC-010",
    ]
    assert [(one["id"], one["kind"], one["why"]) for one in plan["left_out"]] == [
        ("DA-010", "replaced", "replaced by HXB-DA-010"),
        (
            "COM-090",
            "no-version",
            "no released version applies to a procurement commenced on 2026-12-01",
        ),
    ]


def test_a_pack_with_a_volume_of_the_council_is_built_and_verified(run, town):
    """The volume leads to the clause in the other's place, and the kept sources build it again."""
    built = run("build", "visits", "-o", "pack", "--markdown", *ON, *LIBRARY)
    volume = (town / "pack/suppliers/15-town.md").read_text(encoding="utf-8")
    record = " ".join((town / "pack/internal/a-record.md").read_text(encoding="utf-8").split())
    verified = run("verify", "pack", *ON)

    assert built.exit == 0, built.stdout
    assert "(HXB-DA-010.R1) says of letters." in volume
    assert (
        "| HXB-DA-010 | Replies to Hexbridge | taken at 1.0.0; replaces DA-010; based on" in record
    )
    assert "| Days to reply | 4 | council; default: 7 |" in record
    assert (town / "pack/suppliers/08-conditions.md").is_file()
    assert verified.exit == 0, verified.stdout


def test_a_fault_in_a_volume_of_the_council_stands_at_its_own_path(run, town):
    """Where it was typed, and not among the bundled templates."""
    (town / "volumes/15-town.md.j2").write_text(
        "# Town\n\n{{ opportunity.titel }}\n", encoding="utf-8"
    )

    outcome = run("check", "visits", *ON, *LIBRARY)

    assert outcome.exit == 1
    assert "volumes/15-town.md.j2:3:1: error PCK002 misspelt-name\n" in outcome.stdout


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('DA-020.reply_days: "40"', "DA-020.reply_days is 40, above its maximum of 30"),
        ('DA-020.reply: "4"', "DA-020 has no blank called reply"),
    ],
)
def test_a_wrong_value_of_the_council_is_told_once(run, town, value, message):
    """By the check of the workspace, and by that of an opportunity whose pack would print it."""
    head = (town / "clauses/library.yaml").read_text(encoding="utf-8")
    (town / "clauses/library.yaml").write_text(
        head.replace('DA-020.reply_days: "4"', value), encoding="utf-8"
    )

    for target in ([], ["visits"]):
        outcome = run("check", *target, *ON, *LIBRARY)

        assert outcome.exit == 1
        assert outcome.stdout.count(message) == 1
        assert "clauses/library.yaml:7:" in outcome.stdout


def test_a_value_for_a_clause_that_a_pack_does_not_take_stops_no_pack(run, town):
    """The check of the library tells it, and a pack without that clause can be built."""
    head = (town / "clauses/library.yaml").read_text(encoding="utf-8")
    (town / "clauses/library.yaml").write_text(
        head.replace('DA-020.reply_days: "4"', 'DA-010.reply_days: "90"'), encoding="utf-8"
    )

    assert run("check", "visits", *ON, *LIBRARY).exit == 0
    assert "DA-010.reply_days is 90" in run("check", *ON, *LIBRARY).stdout


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("DA-020",),
            ["      value: 4, set by the council in clauses/library.yaml:7; the clause says 7"],
        ),
        (
            ("DA-010@1.0.0",),
            [
                "replaced by     HXB-DA-010, wherever that is taken",
                "      value: 10, the default of the clause",
            ],
        ),
        (
            ("HXB-DA-010",),
            [
                "replaces        DA-010",
                "based on        DA-010@1.0.0, which is stale: 1.1.0 is released",
            ],
        ),
        (
            ("DA-020", "--opportunity", "visits"),
            [
                "in HXB-2026-001  taken at 1.0.0: buys_technology is yes",
                "value: 9, set by the opportunity in visits/opportunity.yaml:LINE; the council says 4; "
                "the clause says 7",
            ],
        ),
        (
            ("DA-010", "--opportunity", "visits"),
            ["in HXB-2026-001  left out: replaced by HXB-DA-010"],
        ),
    ],
)
def test_show_says_which_layer_sets_a_value(run, town, arguments, lines):
    """And what a clause replaces, is based on, and is replaced by."""
    path = town / "visits/opportunity.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "\nblanks: {}\n", "\nblanks: {DA-020.reply_days: 9}\n"
    )
    path.write_text(text, encoding="utf-8")
    number = text[: text.index("\nblanks: {DA")].count("\n") + 2

    outcome = run("show", *arguments, *LIBRARY)

    said = " ".join(outcome.stdout.split())
    assert outcome.exit == 0, outcome.stderr
    for line in lines:
        assert " ".join(line.replace("LINE", str(number)).split()) in said


def test_a_blank_that_nobody_has_filled_says_so(run, town):
    """It has no layer."""
    path = town / "clauses/archive/HXB-ARC-010/draft.yaml"
    text = (path.parent / "1.0.0.yaml").read_text(encoding="utf-8")
    text = text.replace('version: "1.0.0"', 'version: "1.1.0"').replace("    default: 10\n", "")
    path.write_text(text, encoding="utf-8")

    outcome = run("show", "HXB-ARC-010@draft", *LIBRARY)

    assert "      value: none yet" in outcome.stdout.splitlines()


def test_show_gives_the_layers_as_data(run, town):
    """The same, for other programs."""
    shown = json.loads(run("show", "HXB-DA-010", *LIBRARY, "--json").stdout)["clause"]
    leaning = json.loads(run("show", "DA-020", *LIBRARY, "--json").stdout)["clause"]

    assert (shown["replaces"], shown["based_on"], shown["newer_base"], shown["replaced_by"]) == (
        "DA-010",
        "DA-010@1.0.0",
        "1.1.0",
        [],
    )
    assert [(b["value"], b["layer"], b["council"]) for b in leaning["blanks"]] == [
        ("4", "council", "4")
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--opportunity", "visits", "--on", "2026-12-01"),
            "--opportunity and --on each name a day",
        ),
        (("--opportunity", "clauses"), "clauses holds no opportunity.yaml"),
        (("--opportunity", "broken"), "broken holds 1 mistake"),
    ],
)
def test_an_opportunity_that_cannot_be_asked(run, town, arguments, message):
    """One message, and exit code 2."""
    (town / "broken").mkdir()
    (town / "broken/opportunity.yaml").write_text("id: [\n", encoding="utf-8")

    outcome = run("show", "DA-020", *arguments, *LIBRARY)

    assert outcome.exit == 2
    assert outcome.stderr.startswith(f"error: {message}\n")


def test_a_category_of_its_own_holds_new_clauses(run, town):
    """``new clause`` and ``list`` know it like any other."""
    started = run("new", "clause", "--category", "ARC")
    listed = run("list", "--category", "ARC", *LIBRARY)

    assert started.exit == 0, started.stderr
    assert started.stdout == "clauses/archive/HXB-ARC-020/draft.yaml\n"
    assert "HXB-ARC-010" in listed.stdout

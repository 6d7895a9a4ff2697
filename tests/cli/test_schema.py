import json

import pytest

from tenderkit.store.schema.nouns import NOUNS, render_schema


@pytest.mark.parametrize("noun", NOUNS)
def test_a_schema_is_printed_as_it_stands(run, noun):
    """What goes to stdout is the schema and nothing else, so that it can be put into a file."""
    outcome = run("schema", noun)

    assert (outcome.exit, outcome.stderr) == (0, "")
    assert outcome.stdout == render_schema(noun)


def test_every_schema_is_written_into_a_folder(run, folder):
    """Or the one that is named; a file that is there is renewed."""
    every = run("schema", "-o", "schemas")
    (folder / "schemas" / "clause.schema.json").write_text("old", encoding="utf-8")
    one = run("schema", "clause", "-o", "schemas", "--json")

    assert (every.exit, one.exit) == (0, 0)
    assert every.stdout.splitlines() == [f"schemas/{noun}.schema.json" for noun in NOUNS]
    assert json.loads(one.stdout)["files"] == ["clause.schema.json"]
    text = (folder / "schemas" / "clause.schema.json").read_text(encoding="utf-8")
    assert text == render_schema("clause")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no schema is named"),
        (("clauses",), "no schema is called clauses"),
        (("claus", "-o", "schemas"), "no schema is called claus"),
    ],
)
def test_a_schema_that_is_not_there(run, folder, arguments, message):
    """One message, exit code 2, and nothing is written."""
    outcome = run("schema", *arguments)

    assert outcome.exit == 2
    assert outcome.stderr.startswith(f"error: {message}\n")
    assert not (folder / "schemas").exists()


def test_the_skeletons_lead_an_editor_to_their_schema(run, folder, monkeypatch):
    """By a path from each file to the folder that ``init`` has put into the workspace."""
    run("init", "hexbridge", "--prefix", "HXB")
    root = folder / "hexbridge"
    monkeypatch.chdir(root)
    run("new", "clause", "HXB-DA-020")
    run("new", "opportunity", "far/visits")
    lines = {
        "tenderkit.yaml": "schemas/workspace",
        "clauses/library.yaml": "../schemas/library",
        "clauses/delivery/HXB-DEL-010/draft.yaml": "../../../schemas/clause",
        "clauses/data-access/HXB-DA-020/draft.yaml": "../../../schemas/clause",
        "far/visits/opportunity.yaml": "../../schemas/opportunity",
    }

    for name, schema in lines.items():
        first = (root / name).read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema={schema}.schema.json"
        assert ((root / name).parent / f"{schema}.schema.json").is_file()


def test_a_skeleton_names_no_schema_that_is_not_there(run, folder, monkeypatch):
    """Outside a workspace, and in one that was started before there were schemas."""
    run("new", "opportunity", "visits")
    run("init", "hexbridge", "--prefix", "HXB")
    (folder / "hexbridge/schemas/opportunity.schema.json").unlink()
    monkeypatch.chdir(folder / "hexbridge")
    run("new", "opportunity", "visits")

    for place in (folder / "visits", folder / "hexbridge/visits"):
        assert "$schema" not in (place / "opportunity.yaml").read_text(encoding="utf-8")


def test_a_released_clause_keeps_the_line(run, folder, monkeypatch):
    """The next version is copied from it, and is typed with the same help."""
    run("init", "hexbridge", "--prefix", "HXB")
    monkeypatch.chdir(folder / "hexbridge")
    released = run("release", "HXB-DEL-010")
    text = (folder / "hexbridge/clauses/delivery/HXB-DEL-010/1.0.0.yaml").read_text(
        encoding="utf-8"
    )

    assert released.exit == 0, released.stdout
    assert text.startswith("# yaml-language-server: $schema=")
    assert "# A worked example" not in text

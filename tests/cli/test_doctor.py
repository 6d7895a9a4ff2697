import json

import tenderkit


def test_it_names_versions_library_styles_and_limits(run):
    """A healthy machine is told what is read, and why."""
    outcome = run("doctor", "--library", "small")

    assert outcome.exit == 0, outcome.stdout
    assert f"tenderkit       {tenderkit.__version__}\n" in outcome.stdout
    assert "library         small library 2026.1 in small\n" in outcome.stdout
    assert "why this one    named by --library\n" in outcome.stdout
    assert "heading 1" in outcome.stdout
    assert outcome.stderr == "nothing is amiss\n"


def test_what_is_amiss_is_named(run, folder):
    """A library with a broken file is not well, and exit code 1 says so."""
    (folder / "small" / "law.yaml").write_text("instruments: [\n", encoding="utf-8")

    outcome = run("doctor", "--library", "small", "--json")
    amiss = [sign for sign in json.loads(outcome.stdout)["signs"] if not sign["well"]]

    assert outcome.exit == 1
    assert [sign["name"] for sign in amiss] == ["broken files"]

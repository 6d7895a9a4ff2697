import json

import pytest


@pytest.fixture
def broken(folder):
    """The small library with a misspelt level in its draft."""
    draft = folder / "small" / "commercial" / "COM-090" / "draft.yaml"
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("level: MUST", "level: Must"), encoding="utf-8"
    )
    return draft


def test_a_finding_shows_place_line_fact_and_help(run, broken):
    """An error ends with exit code 1, and says where it stands, what is wrong and what to do."""
    outcome = run("check", "small", "--on", "2026-12-01")

    assert outcome.exit == 1
    assert outcome.stdout == (
        "small/commercial/COM-090/draft.yaml:32:12: error CLS013 bad-value\n"
        "   32 |     level: Must\n"
        'level is "Must", not MUST, SHOULD or MAY\n'
        "help: did you mean MUST?\n"
        "\n"
        "1 error\n"
    )


def test_json_names_every_part_of_a_finding(run, broken):
    """The JSON document holds the documented fields and no others."""
    outcome = run("check", "small", "--json")
    document = json.loads(outcome.stdout)

    assert outcome.exit == 1
    assert list(document) == ["schema_version", "findings", "summary", "unread"]
    assert document["summary"] == {"error": 1, "warning": 0, "note": 0}
    assert " ".join(document["findings"][0]) == (
        "code name severity message help file line column place quote clause requirement"
    )


@pytest.mark.parametrize(
    ("threshold", "exit"), [("error", 0), ("warning", 1), ("note", 1)], ids=lambda value: str(value)
)
def test_the_threshold_decides_the_exit_code(run, threshold, exit):
    """A warning fails the run from ``--fail-on warning`` downwards."""
    run("new", "clause", "DEL-010", "--folder", "small")

    assert run("check", "small", "--fail-on", threshold).exit == exit


def test_colour_is_asked_for_and_refused(run, broken, monkeypatch):
    """FORCE_COLOR colours the severity in a pipe; NO_COLOR beats it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("check", "small").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("check", "small").stdout

    assert "\033[31merror\033[0m CLS013" in coloured
    assert "\033" not in plain
    assert coloured.replace("\033[31m", "").replace("\033[0m", "") == plain


def test_a_pipe_gets_no_colour(run, broken):
    """Without a terminal nothing is coloured unless it is asked for."""
    assert "\033" not in run("check", "small").stdout


def test_a_path_cannot_steer_the_terminal(run):
    """Control characters in what a user typed are shown as escapes."""
    outcome = run("check", "nowhere\033[2J")

    assert outcome.exit == 2
    assert outcome.stderr.startswith("error: nowhere\\x1b[2J is not there\n")


def test_a_folder_where_a_file_is_meant_is_one_message(run, folder):
    """An opportunity.yaml that is a folder ends in a message, not in a traceback."""
    (folder / "odd" / "opportunity.yaml").mkdir(parents=True)

    for command in (["check", "odd"], ["plan", "odd"], ["build", "odd", "-o", "pack"]):
        outcome = run(*command)

        assert outcome.exit == 2
        assert outcome.stdout == ""
        assert outcome.stderr.startswith("error: odd holds n")


@pytest.fixture
def noted(run):
    """An opportunity on whose clauses there are notes and no errors or warnings of the library."""
    run("new", "opportunity", "visits", "--fact", "personal_data=personal")
    return run


@pytest.mark.parametrize(
    ("options", "are_shown"),
    [((), False), (("--verbose",), True), (("-v",), True), (("--fail-on", "note"), True)],
)
def test_notes_are_counted_unless_they_are_asked_for(noted, options, are_shown):
    """Notes are printed with ``--verbose``, and where they decide the exit code."""
    outcome = noted("check", "visits", "--on", "2026-12-01", *options)

    assert ("note CLS114 law-not-confirmed" in outcome.stdout) == are_shown
    assert outcome.stdout.endswith(" (--verbose shows them)\n") != are_shown


def test_notes_alone_are_not_called_no_findings(run):
    """Where notes are all there is, it says that there are no errors or warnings."""
    outcome = run("check", "--on", "2026-12-01")

    assert outcome.exit == 0
    assert outcome.stdout.startswith("no errors or warnings; ")
    assert outcome.stdout.endswith(" notes (--verbose shows them)\n")


def test_json_always_has_the_notes(noted):
    """A program gets every finding, whatever is printed for people."""
    document = json.loads(noted("check", "visits", "--on", "2026-12-01", "--json").stdout)

    severities = [finding["severity"] for finding in document["findings"]]
    assert severities.count("note") == document["summary"]["note"] > 0


def test_one_file_of_a_library_is_checked_within_it(run, broken):
    """A clause file gives its own findings and not those of its neighbours."""
    other = broken.parents[2] / "library.yaml"

    assert run("check", str(broken), "--on", "2026-12-01").exit == 1
    assert run("check", str(other), "--on", "2026-12-01").stdout == "no findings\n"


def test_a_file_of_neither_kind_is_refused(run, folder):
    """A file that belongs to no library and is no opportunity ends with exit code 2 and advice."""
    (folder / "notes.txt").write_text("words", encoding="utf-8")
    outcome = run("check", "notes.txt")

    assert outcome.exit == 2
    assert outcome.stderr == (
        "error: notes.txt is neither an opportunity.yaml nor a file of a clause library\n"
        "help: name an opportunity's folder, or a file below a library.yaml\n"
    )

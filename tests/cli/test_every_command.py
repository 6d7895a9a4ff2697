import json

import pytest
import typer

from tenderkit.cli.app import app

NAMES = [
    "init",
    "new opportunity",
    "new clause",
    "check",
    "plan",
    "build",
    "update",
    "verify",
    "list",
    "show",
    "guide",
    "law",
    "rules",
    "explain",
    "release",
    "schema",
    "doctor",
]
READY = {
    "init": "init hexbridge --prefix HXB",
    "new opportunity": "new opportunity other --library small",
    "new clause": "new clause DEL-010 --folder small",
    "check": "check small",
    "plan": "plan visits --library small",
    "build": "build visits -o other-pack --markdown --library small",
    "update": "update visits --library small",
    "verify": "verify pack",
    "list": "list --library small",
    "show": "show DA-010 --library small",
    "guide": "guide --library small",
    "law": "law --library small",
    "rules": "rules",
    "explain": "explain OPP005",
    "release": "release COM-090 --library small",
    "schema": "schema workspace -o schemas",
    "doctor": "doctor --library small",
}


@pytest.fixture
def ready(run):
    """A folder in which every command of ``READY`` succeeds."""
    started = run("new", "opportunity", "visits", "--library", "small")
    built = run("build", "visits", "-o", "pack", "--library", "small")

    assert (started.exit, built.exit) == (0, 0), built.stdout
    return run


def test_the_commands_are_these():
    """No command is missing here, and ``new`` holds the two that start something."""
    group = typer.main.get_command(app)
    names = [name for name in group.list_commands(None) if name != "new"]
    names += [f"new {name}" for name in group.commands["new"].commands]

    assert sorted(names) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_json_is_one_document_with_its_version(ready, name):
    """With ``--json`` stdout is one JSON document that leads with ``schema_version``."""
    outcome = ready(*READY[name].split(), "--json")
    document = json.loads(outcome.stdout)

    assert outcome.exit == 0, outcome.stderr
    assert next(iter(document)) == "schema_version"
    assert document["schema_version"] == 1


@pytest.mark.parametrize("name", NAMES)
def test_text_keeps_to_the_width_of_a_terminal(ready, name):
    """What is printed for people is plain lines of at most 100 characters, ids and paths apart."""
    outcome = ready(*READY[name].split())
    long = [line for line in outcome.stdout.splitlines() if len(line) > 100]

    assert outcome.exit == 0, outcome.stderr
    assert outcome.stdout.endswith("\n")
    assert not [line for line in long if " " in line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_help_explains_every_option(run, name):
    """``--help`` opens with one short sentence, and no option is without words."""
    outcome = run(*name.split(), "--help")
    command = typer.main.get_command(app)
    for part in name.split():
        command = command.commands[part]
    first = (command.help or "").split("\n\n")[0]

    assert outcome.exit == 0
    assert first.endswith(".") and len(first) <= 70
    assert not [p.name for p in command.params if not p.help]


@pytest.mark.parametrize("name", ["check", "plan", "build", "update", "verify"])
def test_a_path_that_is_not_there_is_exit_code_2(run, name):
    """A missing path is one message on stderr, and nothing on stdout."""
    out = ["-o", "pack"] if name == "build" else []
    outcome = run(name, "nowhere", *out, "--json")

    assert outcome.exit == 2
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("error: nowhere ")
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize(
    "name",
    [n for n in NAMES if "--library" in READY[n]],
)
def test_a_library_that_is_not_there_is_exit_code_2(ready, name):
    """A missing library is one message; only ``doctor`` goes on, and says that it is amiss."""
    outcome = ready(*READY[name].replace("--library small", "--library nowhere").split())

    assert outcome.exit == (1 if name == "doctor" else 2)
    assert "nowhere" in (outcome.stdout if name == "doctor" else outcome.stderr)

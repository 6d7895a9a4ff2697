import importlib
import re

import pytest
import typer

from tenderkit.store.clause_file import read_status
from tenderkit.store.waivers import read_waivers

FENCED = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def readme(root):
    """The text of the README."""
    return (root / "README.md").read_text(encoding="utf-8")


def commands(readme: str, shell: str) -> list[str]:
    """The set-up commands given for one shell: the lines that make a virtual environment."""
    blocks = [body for language, body in FENCED.findall(readme) if language == shell]
    return [line for body in blocks for line in body.splitlines() if "-m venv" in line]


@pytest.mark.parametrize("shell", ["sh", "powershell"])
def test_there_are_exactly_two_set_up_commands(readme, shell):
    """One command builds the pack and one runs all tests, each in an environment of its own."""
    build, check = commands(readme, shell)

    assert "tenderkit build" in build
    assert "-m pytest" in check
    assert (
        re.search(r"-m venv (\S+?)[;\s]", build)[1] != re.search(r"-m venv (\S+?)[;\s]", check)[1]
    )


def test_the_build_server_runs_the_very_line_of_the_readme(root, readme):
    """``.ci/run`` holds the README's second command, letter for letter."""
    _, command = commands(readme, "sh")
    script = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert script.count(command) == 1


def test_both_shells_do_the_same(readme):
    """The PowerShell commands install, build and test what the sh commands do."""
    for sh, powershell in zip(commands(readme, "sh"), commands(readme, "powershell"), strict=True):
        plain = powershell.replace("\\", "/").replace("Scripts/", "bin/").replace("; ", " && ")

        assert plain.replace("py -m venv", "python3 -m venv") == sh


def test_legal_advice_is_disclaimed_once(readme):
    """The README says once that this is not legal advice."""
    assert len(re.findall(r"not legal advice", readme, re.IGNORECASE)) == 1


def test_every_command_has_a_line(readme):
    """Each command that tenderkit knows is named in the README."""
    app = importlib.import_module("tenderkit.cli.app").app
    names = typer.main.get_command(app).commands

    missing = [name for name in names if f"`tenderkit {name}" not in readme]

    assert not missing


def test_the_files_shown_are_files_that_tenderkit_reads(readme, tmp_path):
    """The examples of ``status.yaml`` and ``waivers.yaml`` hold no mistake."""
    status, waivers = (body for language, body in FENCED.findall(readme) if language == "yaml")
    (tmp_path / "status.yaml").write_text(status, encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text(waivers, encoding="utf-8")

    read, faults = read_status(tmp_path / "status.yaml", "status.yaml")
    assert (read.successor, faults) == ("HXB-DEL-030", [])
    accepted, faults = read_waivers(tmp_path / "waivers.yaml")
    assert ([waiver.place for waiver in accepted], faults) == (["HXB-DEL-010"], [])

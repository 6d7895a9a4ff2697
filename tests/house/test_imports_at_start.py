import importlib.metadata
import os
import subprocess
import sys
import tomllib

import pytest

WORD = {"docx", "lxml"}
HEAVY = {"rich", "pydantic"}
WORK = {"yaml", "jinja2", "markdown_it", "holidays"}


@pytest.fixture
def imported(root, tmp_path):
    """Runs tenderkit in an empty folder and names the top-level modules that it imported."""

    def run(*arguments: str) -> set[str]:
        result = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "tenderkit", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(root / "src")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr[-400:]
        names = [
            line.rpartition("|")[2].strip()
            for line in result.stderr.splitlines()
            if line.startswith("import time:")
        ]
        return {name.partition(".")[0] for name in names}

    return run


def test_checking_the_library_loads_no_document_tools(imported):
    """``check`` of the library imports neither Word, templates, rich text nor pydantic."""
    modules = imported("check")

    assert "tenderkit" in modules
    assert not modules & (WORD | HEAVY | {"jinja2"})


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_asking_what_it_is_loads_none_of_the_work(imported, option):
    """``--help`` and ``--version`` import nothing that only a command needs."""
    modules = imported(option)

    assert "tenderkit" in modules
    assert not modules & (WORD | HEAVY | WORK)


def test_typer_stays_below_the_version_that_imports_pydantic(root):
    """The pin says so, and so does what is installed (docs/decisions/001-typer-below-0.29.md)."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (pin,) = [line for line in project["dependencies"] if line.startswith("typer")]
    installed = importlib.metadata.version("typer").split(".")

    assert pin.endswith("<0.29")
    assert (int(installed[0]), int(installed[1])) < (0, 29)

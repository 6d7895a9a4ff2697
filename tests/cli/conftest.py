import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tenderkit.cli import _output
from tenderkit.cli.app import app

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one command left behind."""

    exit: int
    stdout: str
    stderr: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder to work in, but for a copy of the small library; no colours are asked for."""
    shutil.copytree(HERE / "small", tmp_path / "small")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TENDERKIT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(folder) -> Run:
    """Runs one command in the folder, within this process."""

    def invoke(*arguments: str) -> Outcome:
        _output._lines.cache_clear()
        result = CliRunner().invoke(app, list(arguments), prog_name="tenderkit")
        return Outcome(exit=result.exit_code, stdout=result.stdout, stderr=result.stderr)

    return invoke

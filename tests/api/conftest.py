import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "cli" / "small"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder to work in, but for a copy of the small library."""
    shutil.copytree(SMALL, tmp_path / "small")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def change(folder) -> Callable[[str, str, str], None]:
    """Replaces words of one file of the small library; they stand there once."""

    def write(name: str, old: str, new: str) -> None:
        path = folder / "small" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return write

"""What the house tests look at: the repository, and every source file parsed once."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Python file of the repository."""

    path: Path
    name: str
    """Relative to the repository, with forward slashes."""
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room of ``src/tenderkit`` it stands in; empty for a file beside the rooms."""
        parts = self.name.split("/")
        return parts[2] if len(parts) > 3 else ""


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def sources() -> tuple[Source, ...]:
    """Every module of ``src``, in order."""
    return _parsed("src")


@pytest.fixture(scope="session")
def test_sources() -> tuple[Source, ...]:
    """Every module of ``tests``, in order."""
    return _parsed("tests")


def _parsed(folder: str) -> tuple[Source, ...]:
    return tuple(_source(path) for path in sorted((ROOT / folder).rglob("*.py")))


def _source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    return Source(path=path, name=name, text=text, tree=ast.parse(text, filename=name))

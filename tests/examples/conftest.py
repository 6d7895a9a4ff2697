import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tenderkit.api.build import build
from tenderkit.api.compose import Composed, compose_opportunity
from tenderkit.model.pack import Pack

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
BROKEN_ON_PURPOSE = "broken-on-purpose"
NAMES = sorted(
    folder.relative_to(ROOT / "examples").as_posix()
    for folder in (path.parent for path in (ROOT / "examples").rglob("opportunity.yaml"))
    if BROKEN_ON_PURPOSE not in folder.parts
)
"""Every opportunity of the examples that is meant to be without fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One opportunity as it is committed, and the pack that was built from a copy of it."""

    name: str
    source: Path
    composed: Composed
    pack: Pack
    out: Path
    lock: bytes
    """The pins that a build leaves behind where there were none."""

    @property
    def suppliers(self) -> Path:
        """The folder of everything that suppliers get."""
        return self.out / "suppliers"

    @property
    def internal(self) -> Path:
        """The folder that stays with the council."""
        return self.out / "internal"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of ``example`` or of ``example_name`` runs once for each opportunity."""
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", NAMES, indirect=True, scope="session")
    if "example_name" in metafunc.fixturenames:
        metafunc.parametrize("example_name", NAMES)


@pytest.fixture
def day() -> date:
    """The day on which the examples are looked at, so that nothing changes with the calendar."""
    return DAY


@pytest.fixture
def workspace(tmp_path) -> Path:
    """A copy of the examples' workspace that a test may change."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "examples"))


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Builds an example by its name, once."""

    @cache
    def make(name: str) -> Example:
        scratch = tmp_path_factory.mktemp("example")
        copy = Path(shutil.copytree(ROOT / "examples", scratch / "examples")) / name
        lock = copy / "opportunity.lock.yaml"
        lock.unlink(missing_ok=True)
        made = build(copy, scratch / "pack", DAY)
        assert made.files, made.findings
        source = ROOT / "examples" / name
        composed = compose_opportunity(source, DAY)
        assert composed.pack is not None
        return Example(
            name=name,
            source=source,
            composed=composed,
            pack=composed.pack,
            out=scratch / "pack",
            lock=lock.read_bytes(),
        )

    return make


@pytest.fixture(scope="session")
def example(request, built) -> Example:
    """Each opportunity of the examples in its turn."""
    return built(request.param)


@pytest.fixture(scope="session")
def housing(built) -> Example:
    """The housing management system of one borough."""
    return built("housing-services")


@pytest.fixture(scope="session")
def platform(built) -> Example:
    """The platform that four boroughs buy together."""
    return built("insight-platform")


@pytest.fixture(scope="session")
def forms(built) -> Example:
    """The purchase below the threshold."""
    return built("report-forms")

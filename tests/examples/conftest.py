import shutil
from datetime import date
from pathlib import Path

import pytest

from tenderkit.api.build import build

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)


@pytest.fixture
def day() -> date:
    """The day on which the examples are looked at, so that nothing changes with the calendar."""
    return DAY


@pytest.fixture
def workspace(tmp_path) -> Path:
    """A copy of the examples' workspace that a test may change."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "examples"))


@pytest.fixture(scope="session")
def housing_pack(tmp_path_factory) -> Path:
    """The Housing Services pack, built once from a copy of the example."""
    scratch = tmp_path_factory.mktemp("housing")
    copy = Path(shutil.copytree(ROOT / "examples", scratch / "examples"))
    built = build(copy / "housing-services", scratch / "pack", DAY)

    assert built.files, built.findings
    return scratch / "pack"

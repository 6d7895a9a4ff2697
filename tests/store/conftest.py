import os
from pathlib import Path

import pytest

import tenderkit

BROKEN = Path(__file__).parent / "broken"


@pytest.fixture
def sound():
    """The text of a small file of some kind that holds no mistake."""
    return lambda kind: (BROKEN / f"{kind}-sound.yaml").read_text(encoding="utf-8")


@pytest.fixture
def child_environment():
    """The surroundings of a child process that imports the same tenderkit as this one."""
    return {**os.environ, "PYTHONPATH": str(Path(tenderkit.__file__).parent.parent)}

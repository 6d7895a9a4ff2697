from pathlib import Path

import pytest
from importlinter.cli import lint_imports


def test_import_contracts_are_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every contract of pyproject.toml holds: floors, pure rooms, and one room a library."""
    status = lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True, no_logo=True)

    assert status == 0, capsys.readouterr().out

"""What every test may use: goldens, and the option that rewrites them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bless``."""
    parser.addoption(
        "--bless", action="store_true", help="rewrite the goldens; read the difference afterwards"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to bless where nobody reads the difference."""
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("goldens are never blessed where CI is set")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the golden at a path, or writes it there under ``--bless``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} of {path.parent.name} was never blessed"
        assert text == path.read_text(encoding="utf-8")

    return compare

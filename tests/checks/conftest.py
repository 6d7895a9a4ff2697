"""What the tests of checks start from: a small, clean library, and a way to change it."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tenderkit.model.library import Library
from tenderkit.store.library import overlay, read_library

BASE = Path(__file__).parent / "base"
CLAUSE = "data-access/DA-060/1.0.0.yaml"
"""The file that ``change`` of a case changes."""

Case = Mapping[str, Any]


@pytest.fixture
def base() -> Path:
    """The folder of the base documents."""
    return BASE


@pytest.fixture
def today() -> date:
    """The day on which cases are looked at unless they say otherwise."""
    return date(2026, 11, 24)


@pytest.fixture
def put() -> Callable[[Path, str, Mapping[str, Any] | None], None]:
    """Writes one file of a case below a root; None takes it out."""
    return _put


@pytest.fixture
def library_of(tmp_path: Path) -> Callable[[Case], Library]:
    """Makes the library of a case: the base with its changes, read like any other."""

    def make(case: Case) -> Library:
        root = tmp_path / "clauses"
        shutil.copytree(BASE / "library", root)
        files = {CLAUSE: {"change": case.get("change", {})}, **case.get("files", {})}
        for name, wanted in files.items():
            _put(root, name, wanted)
        library, findings = read_library(root)
        if "own" in case:
            shutil.copytree(BASE / "own", tmp_path / "own")
            for name, wanted in case["own"].items():
                _put(tmp_path / "own", name, wanted)
            library, found = overlay(library, tmp_path / "own", "HXB", "own")
            findings += found
        assert [finding.code for finding in findings] == case.get("unread", [])
        return library

    return make


def _put(root: Path, name: str, wanted: Mapping[str, Any] | None) -> None:
    """Write one file of a case; None takes it out."""
    path = root / name
    if wanted is None:
        path.unlink()
        return
    text = wanted.get("text")
    if text is None:
        text = (root / wanted.get("copy", name)).read_text(encoding="utf-8")
    for old, new in wanted.get("change", {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

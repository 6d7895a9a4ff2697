"""Library, templates, examples and schemas are found however tenderkit was installed."""

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {
    "clauses": "clauses",
    "templates": "templates",
    "examples": "examples",
    "schemas": "docs/schemas",
}
"""What travels with the package, and where it stands in the repository."""
ONLY_IN_CHECKOUT = shutil.ignore_patterns(
    ".*", "__pycache__", "*.egg-info", "build", "dist", "housing-pack"
)

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(300)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """An environment that holds tenderkit and nothing else of ours."""

    python: Path
    homes: dict[str, Path]
    """Where its clauses, templates, examples and schemas stand."""

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run tenderkit as a user would, from ``folder``."""
        command = self.python.with_name("tenderkit" + self.python.suffix)
        return _run(folder, str(command), *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was made from that sdist."""
    checkout = _checkout(tmp_path_factory.mktemp("checkout") / "tenderkit")
    out = tmp_path_factory.mktemp("dist")
    done = _run(checkout, sys.executable, "-m", "build", "--outdir", str(out), str(checkout))
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(params=["wheel", "sdist", "editable"])
def installed(request: pytest.FixtureRequest, built: Path, tmp_path: Path) -> Installed:
    """tenderkit in a fresh environment, installed in one of three ways."""
    (wheel,) = built.glob("*.whl")
    (sdist,) = built.glob("*.tar.gz")
    python = _environment(tmp_path / "venv")
    checkout = _checkout(tmp_path / "checkout") if request.param == "editable" else ROOT
    what = {"wheel": [str(wheel)], "sdist": [str(sdist)], "editable": ["-e", str(checkout)]}
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = _run(tmp_path, *pip, *what[request.param])
    assert done.returncode == 0, done.stdout + done.stderr
    if request.param == "editable":
        return Installed(python=python, homes=_homes(checkout))
    where = "import pathlib, tenderkit; print(pathlib.Path(tenderkit.__file__).parent)"
    package = _run(tmp_path, str(python), "-c", where).stdout.strip()
    inside = Path(package) / "library"
    return Installed(python=python, homes={name: inside / name for name in DATA})


def test_installed_tenderkit_checks_and_builds(installed: Installed, tmp_path: Path) -> None:
    """From an empty folder the bundled library is clean, and the bundled example becomes a pack."""
    empty = tmp_path / "empty"
    empty.mkdir()
    example = installed.homes["examples"] / "housing-services"

    assert _files(installed.homes) == _files(_homes(ROOT))

    checked = installed.run(empty, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert not list(empty.iterdir())

    made = installed.run(empty, "build", str(example), "-o", "pack")
    assert made.returncode == 0, made.stdout + made.stderr
    assert list((empty / "pack" / "suppliers").glob("*.docx"))
    assert list((empty / "pack" / "suppliers").glob("*.md"))
    assert (empty / "pack" / "internal" / "manifest.json").is_file()

    assert list((empty / "pack" / "suppliers").glob("*.xlsx"))
    assert list((empty / "pack").glob("*-suppliers.zip"))

    assert _files(installed.homes) == _files(_homes(ROOT)), "building changed what is installed"


def _homes(checkout: Path) -> dict[str, Path]:
    return {name: checkout / place for name, place in DATA.items()}


def _files(homes: dict[str, Path]) -> dict[str, bytes]:
    return {
        f"{name}/{path.relative_to(home).as_posix()}": path.read_bytes()
        for name, home in homes.items()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }


def _checkout(target: Path) -> Path:
    """A copy of the repository without what tools left in it."""
    shutil.copytree(ROOT, target, ignore=ONLY_IN_CHECKOUT)
    for name in (".gitignore", ".gitattributes", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, target / name)
    for name in (".ci", ".github"):
        shutil.copytree(ROOT / name, target / name)
    return target


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    if os.name == "nt":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command,
        cwd=folder,
        env={**outside, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

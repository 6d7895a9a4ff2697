import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_same_input_gives_the_same_bytes(tmp_path, example_name):
    """Two builds under another time zone, locale, hash seed, folder and order of files are equal."""
    usual = _build(_copy(tmp_path / "one"), example_name, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    other = _build(
        _copy(tmp_path / "another" / "place", backwards=True),
        example_name,
        TZ="Pacific/Auckland",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4242",
    )

    assert len(usual) > 40
    assert usual == other


def _copy(to: Path, *, backwards: bool = False) -> Path:
    """The examples and the library, their files written in one order or the other."""
    for name in ("examples", "clauses", "templates"):
        files = sorted(p for p in (ROOT / name).rglob("*") if p.is_file())
        for file in reversed(files) if backwards else files:
            target = to / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return to


def _build(root: Path, name: str, **surroundings: str) -> dict[str, str]:
    out = root / "pack"
    subprocess.run(
        [sys.executable, "-m", "tenderkit", "build", str(root / "examples" / name),
         "-o", str(out), "--library", str(root / "clauses"), "--on", "2026-12-01"],
        check=True, capture_output=True, cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings},
    )  # fmt: skip
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }

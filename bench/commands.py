"""How long the everyday commands take, as ratios to ``python -c pass`` in the same run.

    python bench/commands.py [RUNS]

Prints medians of whole processes, run in turn so that a machine that slows down slows all of them, and the share
of one build that goes into imports, reading, composing, Word and the ZIP.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "housing-services"


def main() -> None:
    """Time the commands, then the parts of a build."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as scratch:
        commands = _commands(Path(scratch))
        times = {name: list[float]() for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                taken = _timed(command)
                if turn:
                    times[name].append(taken)
    floor = statistics.median(times["python -c pass"])
    print(f"{'command':34} {'median ms':>9} {'min':>7} {'ratio':>6}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:34} {median * 1000:9.0f} {min(taken) * 1000:7.0f} {median / floor:6.1f}")
    print()
    _shares()


def _commands(scratch: Path) -> dict[str, list[str]]:
    tenderkit = [sys.executable, "-m", "tenderkit"]
    day = ["--on", "2026-12-01"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "tenderkit --version": [*tenderkit, "--version"],
        "tenderkit --help": [*tenderkit, "--help"],
        "tenderkit check (library)": [*tenderkit, "check", *day],
        "tenderkit check (Housing Services)": [*tenderkit, "check", str(EXAMPLE), *day],
        "tenderkit build (Housing Services)": [
            *tenderkit, "build", str(EXAMPLE), "-o", str(scratch / "pack"), *day,
        ],
    }  # fmt: skip


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - start


def _shares() -> None:
    """Where the time of one build goes, measured inside one process."""
    parts: dict[str, float] = {}

    def part(name: str, work: Callable[[], object]) -> object:
        start = time.perf_counter()
        result = work()
        parts[name] = parts.get(name, 0) + time.perf_counter() - start
        return result

    part("imports", _imports)
    from datetime import date

    from tenderkit.api import build, compose, library
    from tenderkit.formats import pack_files
    from tenderkit.formats.word.volume import render_word
    from tenderkit.ooxml.package import pack_zip

    part("reading the library", lambda: library.open_library(EXAMPLE))
    composed = compose.compose_opportunity(EXAMPLE, date(2026, 12, 1))
    start = time.perf_counter()
    compose.compose_opportunity(EXAMPLE, date(2026, 12, 1))
    whole = time.perf_counter() - start
    parts["composing and checking"] = whole - parts["reading the library"]
    pack = composed.pack
    if pack is None:
        sys.exit("the example does not compose")
    base = build.base_parts(composed.opened.templates)
    abouts = [(v, pack_files.about(v, pack)) for v in (*pack.volumes, *pack.annotated)]
    documents = part("Word", lambda: [render_word(v, a, base) for v, a in abouts])
    start = time.perf_counter()
    build.pack_files(composed, "")
    parts["Markdown, CSV, manifests, sources"] = time.perf_counter() - start - parts["Word"]
    assert isinstance(documents, list)
    joined = {f"{n}.docx": data for n, data in enumerate(documents)}
    part("one ZIP of all Word files", lambda: pack_zip(joined))
    total = sum(parts.values())
    print(f"{'part of a build':34} {'ms':>9} {'share':>7}")
    for name, taken in parts.items():
        print(f"{name:34} {taken * 1000:9.0f} {taken / total:7.0%}")


def _imports() -> None:
    import tenderkit.api.build
    import tenderkit.cli.app  # noqa: F401


if __name__ == "__main__":
    main()

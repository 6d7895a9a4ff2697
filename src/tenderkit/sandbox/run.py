"""The parent's side: start a child, feed it, wait no longer than the limit."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tenderkit.errors import SandboxStopped
from tenderkit.sandbox.child import MEMORY_EXIT

_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
"""The signal that ends a child at its limit of processor time; Windows has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use."""

    wall_seconds: float = 10
    cpu_seconds: int = 2
    memory_bytes: int = 256 * 1024 * 1024
    """Above what the child holds before it begins."""
    output_bytes: int = 80 * 1024 * 1024


def run_limited(function: str, payload: str, limits: Limits = Limits()) -> str:
    """Call ``package.module:function`` with one text in a child process and give back its text.

    On Unix the system enforces processor time and memory; on Windows only the wall clock ends a child.

    Raises:
        SandboxStopped: the child passed a limit or died.
    """
    command = [
        sys.executable,
        "-P",  # or a module in the current folder could stand in for one of ours
        "-m",
        "tenderkit.sandbox.child",
        function,
        str(limits.cpu_seconds),
        str(limits.memory_bytes),
    ]
    try:
        done = subprocess.run(
            command,
            input=payload.encode("utf-8"),
            capture_output=True,
            timeout=limits.wall_seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SandboxStopped(f"ran for more than {limits.wall_seconds:g} seconds") from None
    if done.returncode:
        raise SandboxStopped(_why(done, limits))
    if len(done.stdout) > limits.output_bytes:
        raise SandboxStopped(f"wrote more than {limits.output_bytes:,} bytes")
    return done.stdout.decode("utf-8")


def limits_in_words() -> str:
    """Which limits this system enforces, for ``doctor``."""
    if sys.platform == "win32":
        return "templates from outside the library: 10 seconds by the clock"
    return "templates from outside the library: 2 seconds of processor time, 256 MB, writes no file"


def _environment() -> dict[str, str]:
    source = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": source, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _why(done: subprocess.CompletedProcess[bytes], limits: Limits) -> str:
    if done.returncode == MEMORY_EXIT:
        return f"used more than {limits.memory_bytes // 1024 // 1024} MB"
    if done.returncode == -_OUT_OF_TIME:
        return f"used more than {limits.cpu_seconds} seconds of processor time"
    return "stopped without an answer"

"""The child's side: limit yourself, read one text, call one function, write one text."""

import importlib
import sys
from mmap import PAGESIZE
from pathlib import Path


def main() -> None:
    """Called as ``python -m tenderkit.sandbox.child MODULE:FUNCTION CPU_SECONDS MEMORY_BYTES``."""
    target, cpu, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    module, _, name = target.partition(":")
    function = getattr(importlib.import_module(module), name)
    payload = sys.stdin.buffer.read().decode("utf-8")
    limit(cpu, memory)
    try:
        sys.stdout.buffer.write(function(payload).encode("utf-8"))
    except MemoryError:
        sys.exit(MEMORY_EXIT)


MEMORY_EXIT = 86


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Set this process's limits where the system has them.

    Processor time in seconds, bytes of memory above what it holds now, and no writing of files.
    """
    if sys.platform == "win32":
        return
    import resource

    used = _address_space()
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + memory_bytes, used + memory_bytes))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system doesn't say."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()[0]
        return int(pages) * PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


if __name__ == "__main__":
    main()

import json
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tenderkit.store.write import MANIFEST, write_folder

KILLS = 20

CHILD = """
import json, pathlib, sys
from hashlib import sha256
from tenderkit.store.write import MANIFEST, write_folder

out = pathlib.Path(sys.argv[1])
print("ready", flush=True)
for turn in range(int(sys.argv[2]), 10**9):
    files = {f"suppliers/{n}.md": f"{turn} ".encode() * 20_000 for n in range(8)}
    if turn % 2:
        files["internal/odd.md"] = b"odd"
    record = {name: sha256(data).hexdigest() for name, data in files.items()}
    files[MANIFEST] = json.dumps(record).encode()
    known = json.loads((out / MANIFEST).read_bytes()) if (out / MANIFEST).exists() else {}
    write_folder(out, files, known)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the moments are reached with SIGKILL")
def test_a_killed_run_leaves_whole_files_and_the_next_one_goes_on(tmp_path, child_environment):
    """Killed at twenty moments: every file is whole, the next run is not refused, nothing stays."""
    out = tmp_path / "pack"
    for turn in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(out), str(turn * 1000)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=child_environment,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.003 + turn * 0.0037)
        child.send_signal(signal.SIGKILL)
        _, complaint = child.communicate()
        assert complaint == b""
        if out.exists():
            check_whole(out)

    files = {MANIFEST: json.dumps({"a.md": sha256(b"end").hexdigest()}).encode(), "a.md": b"end"}
    manifest = out / MANIFEST
    write_folder(out, files, json.loads(manifest.read_bytes()) if manifest.exists() else {})

    assert {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()} == set(files)
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def check_whole(out: Path) -> None:
    """Each file holds the text of one turn, from its beginning to its end."""
    for path in out.glob("suppliers/*.md"):
        words = path.read_bytes().split()
        assert len(words) == 20_000
        assert len(set(words)) == 1
    if (out / MANIFEST).exists():
        json.loads((out / MANIFEST).read_bytes())

"""Whole sessions at a terminal, as data: commands, exit codes, stdout and stderr.

Each file is one session in one folder, so that a command sees what those before it wrote.
``pytest --bless`` writes down what the commands say now; read the difference afterwards.
"""

import shlex
from pathlib import Path

import pytest
import yaml

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.yaml"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_session_goes_as_written(path, run, golden):
    """Every command of the session ends with the code, and says the words, that are written down."""
    title, *_ = path.read_text(encoding="utf-8").split("\n")
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))
    said = [title]
    for step in steps:
        program, *arguments = shlex.split(step["command"])
        assert program == "tenderkit"
        said += _step(step["command"], run(*arguments))

    golden(path, "\n".join(said) + "\n")


def _step(command, outcome):
    yield ""
    yield f"- command: {command}"
    yield f"  exit: {outcome.exit}"
    for name, text in (("stdout", outcome.stdout), ("stderr", outcome.stderr)):
        if not text:
            yield f'  {name}: ""'
            continue
        assert text.endswith("\n"), f"the last line of {name} is not ended"
        yield f"  {name}: |2"
        yield from (f"    {line}".rstrip() for line in text.removesuffix("\n").split("\n"))

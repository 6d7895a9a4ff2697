import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tenderkit.cli._guard import guarded
from tenderkit.errors import Refused

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def fail(monkeypatch):
    """Runs a command that raises something."""
    monkeypatch.delenv("TENDERKIT_DEBUG", raising=False)

    def run(error: BaseException):
        app = typer.Typer()

        def command() -> None:
            """Fail."""
            raise error

        app.command()(guarded(command))
        return CliRunner().invoke(app, [])

    return run


@pytest.mark.parametrize(
    ("error", "exit", "words"),
    [
        (
            Refused("this cannot be done", help="do that"),
            2,
            "error: this cannot be done\nhelp: do that\n",
        ),
        (Refused("this cannot be done"), 2, "error: this cannot be done\n"),
        (FileNotFoundError(2, "No such file", "x.yaml"), 2, "error: x.yaml: No such file\n"),
        (OSError("odd"), 2, "error: odd\n"),
        (
            KeyError("x"),
            2,
            "internal error: KeyError: 'x' (set TENDERKIT_DEBUG=1 to see the traceback)\n",
        ),
        (
            RecursionError(),
            2,
            "internal error: RecursionError (set TENDERKIT_DEBUG=1 to see the traceback)\n",
        ),
        (KeyboardInterrupt(), 130, "\ninterrupted\n"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_failure_is_one_message_and_a_code(fail, error, exit, words):
    """Whatever is raised, stderr says it in words and stdout stays empty."""
    result = fail(error)

    assert result.exit_code == exit
    assert result.stderr == words
    assert result.stdout == ""


def test_debug_shows_the_traceback(fail, monkeypatch):
    """With TENDERKIT_DEBUG the exception itself comes through."""
    monkeypatch.setenv("TENDERKIT_DEBUG", "1")

    assert isinstance(fail(KeyError("x")).exception, KeyError)


def process(folder, *arguments, **environment):
    """Start tenderkit as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tenderkit", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_it_runs_as_a_module(folder):
    """``python -m tenderkit`` is the same program, and says so in its usage line."""
    running = process(folder, "list", "--help")
    out, err = running.communicate()

    assert running.returncode == 0
    assert out.startswith(b"Usage: tenderkit list ")
    assert err == b""


def test_a_missing_path_is_no_traceback(folder):
    """As a program of its own it ends with exit code 2 and one message."""
    running = process(folder, "check", "nowhere")
    out, err = running.communicate()

    assert running.returncode == 2
    assert out == b""
    assert err.replace(b"\r", b"").startswith(b"error: nowhere is not there\nhelp: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows tells a closed pipe in another way")
def test_a_reader_that_goes_away_is_no_error(folder):
    """When the reader closes the pipe, nothing is said about it."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tenderkit", "rules"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert done.returncode == 141
    assert done.stderr == b""


def test_a_pipe_gets_utf_8_whatever_the_code_page(folder):
    """Characters that a code page lacks reach a file or pipe as UTF-8."""
    title = "Pläne – 東京"
    made = process(folder, "new", "clause", "DEL-010", "--title", title, "--folder", "small")
    made.communicate()
    shown = process(folder, "show", "DEL-010", "--library", "small", PYTHONIOENCODING="cp1252")
    out, err = shown.communicate()

    assert shown.returncode == 0, err
    assert f"# DEL-010@1.0.0 {title} (draft)" in out.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_an_interrupt_at_a_question_ends_with_130(folder):
    """Ctrl-C in the middle of the questions says so, and leaves nothing behind."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PYTHONPATH"] = str(SOURCE)
        os.execv(sys.executable, [sys.executable, "-m", "tenderkit", "new", "opportunity", "x"])
    seen = b""
    while b"Reference of the opportunity" not in seen:
        seen += os.read(terminal, 1024)
    os.write(terminal, b"\x03")
    while b"interrupted" not in seen:
        seen += os.read(terminal, 1024)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == 130
    assert not (folder / "x").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows tells an interrupt in another way")
@pytest.mark.parametrize("moment", ["typer", "yaml", "jinja2", "holidays"])
def test_an_interrupt_while_modules_are_read_ends_with_130(folder, moment):
    """Ctrl-C says one word and no traceback, before there is a command as much as inside one."""
    (folder / "early").mkdir()
    (folder / "early" / f"{moment}.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8"
    )
    path = os.pathsep.join([str(folder / "early"), str(SOURCE)])
    process(folder, "new", "opportunity", "visits", "--library", "small").communicate()

    running = process(folder, "check", "visits", "--library", "small", PYTHONPATH=path)
    out, err = running.communicate()

    assert (running.returncode, out, err) == (130, b"", b"\ninterrupted\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows tells an interrupt in another way")
def test_a_program_told_to_ignore_interrupts_goes_on(folder):
    """In the background of a shell, where Ctrl-C is meant for another program, work is finished."""
    (folder / "early").mkdir()
    (folder / "early" / "sitecustomize.py").write_text(
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n", encoding="utf-8"
    )
    (folder / "early" / "holidays.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nraise SystemExit(7)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(folder / "early"), str(SOURCE)])
    process(folder, "new", "opportunity", "visits", "--library", "small").communicate()

    running = process(folder, "check", "visits", "--library", "small", PYTHONPATH=path)
    running.communicate()

    assert running.returncode == 7

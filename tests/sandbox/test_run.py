import sys

import pytest

from tenderkit.errors import SandboxStopped
from tenderkit.sandbox.run import Limits, limits_in_words, run_limited

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows only ends a child by the clock")
_EVAL = "builtins:eval"
"""A function of one text that does whatever a test wants of a child."""


def test_a_function_answers_from_a_child_process():
    """Its text comes back as it was, whatever characters it holds."""
    assert (
        run_limited("html:escape", "<b> Tŷ £ \U0001f600\r\n\0") == "&lt;b&gt; Tŷ £ \U0001f600\r\n\0"
    )


def test_a_child_is_another_process():
    """What it does to itself leaves this one alone."""
    import os

    assert run_limited(_EVAL, "str(__import__('os').getpid())") != str(os.getpid())


@unix
@pytest.mark.parametrize(
    ("payload", "limits", "why"),
    [
        ("sum(0 for _ in iter(int, 1))", Limits(cpu_seconds=1), "used more than 1 seconds of processor time"),
        ("'x' * 1_000_000_000", Limits(), "used more than 256 MB"),
        ("'£' * 30_000_000", Limits(memory_bytes=64 * 1024 * 1024), "used more than 64 MB"),
        ("__import__('time').sleep(60)", Limits(wall_seconds=0.5), "ran for more than 0.5 seconds"),
        ("'x' * 101", Limits(output_bytes=100), "wrote more than 100 bytes"),
        ("__import__('os').abort()", Limits(), "stopped without an answer"),
        ("__import__('os')._exit(3)", Limits(), "stopped without an answer"),
        ("1 // 0", Limits(), "stopped without an answer"),
        ("7", Limits(), "stopped without an answer"),
    ],
)  # fmt: skip
def test_a_child_that_passes_a_limit_is_stopped(payload, limits, why):
    """Time, memory and output each have their own words; a child that dies has none to give."""
    with pytest.raises(SandboxStopped) as raised:
        run_limited(_EVAL, payload, limits)

    assert raised.value.message == why


def test_an_answer_at_its_limit_is_not_too_long():
    """A hundred bytes are not more than a hundred."""
    assert run_limited(_EVAL, "'x' * 100", Limits(output_bytes=100)) == "x" * 100


def test_a_function_that_is_not_there():
    """Nothing answers for it."""
    with pytest.raises(SandboxStopped, match="stopped without an answer"):
        run_limited("tenderkit.compose.template.remote:no_such_function", "")


@unix
def test_a_child_writes_no_file(tmp_path):
    """A file that it opens stays empty, and it stops at the first byte."""
    target = tmp_path / "written.txt"
    with pytest.raises(SandboxStopped):
        run_limited(_EVAL, f"open({str(target)!r}, 'w').write('words' * 100_000) and 'done'")

    assert not target.exists() or target.read_bytes() == b""


def test_a_child_knows_nothing_of_the_environment(monkeypatch):
    """Only what Python needs to start is handed on, and the child's own settings."""
    monkeypatch.setenv("HXB_PASSWORD", "hexbridge")
    monkeypatch.setenv("PYTHONSTARTUP", "x.py")
    names = run_limited(_EVAL, "' '.join(__import__('os').environ)").split()

    allowed = {"PATH", "SYSTEMROOT", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONUTF8", "LC_CTYPE"}
    assert set(names) <= allowed


def test_a_module_in_the_current_folder_does_not_stand_in_for_another(tmp_path, monkeypatch):
    """A child started in a folder of templates imports none of its files."""
    (tmp_path / "mmap.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert run_limited(_EVAL, "'answer'") == "answer"


def test_the_limits_can_be_told():
    """What a user reads is what a child gets."""
    words = limits_in_words()

    if sys.platform == "win32":
        assert f"{Limits().wall_seconds} seconds by the clock" in words
    else:
        megabytes = Limits().memory_bytes // 1024 // 1024
        assert f"{Limits().cpu_seconds} seconds of processor time, {megabytes} MB" in words

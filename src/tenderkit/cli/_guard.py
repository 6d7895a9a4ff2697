"""Whatever goes wrong in a command ends in one message and an exit code, never in a traceback."""

import functools
import os
from collections.abc import Callable
from typing import ParamSpec

import typer

from tenderkit.cli._output import say
from tenderkit.errors import TenderkitError

CANNOT_RUN = 2
INTERRUPTED = 130
DEBUG = "TENDERKIT_DEBUG"

P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with its exceptions turned into messages on stderr."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except KeyboardInterrupt:
            say("\ninterrupted")
            raise typer.Exit(INTERRUPTED) from None
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            say(_in_words(error))
            raise typer.Exit(CANNOT_RUN) from None

    return run


def _in_words(error: Exception) -> str:
    if isinstance(error, TenderkitError):
        return f"error: {error.message}" + (f"\nhelp: {error.help}" if error.help else "")
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return f"error: {error.filename}: {reason}" if error.filename else f"error: {reason}"
    first = (str(error).splitlines() or [""])[0]
    what = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return f"internal error: {what} (set {DEBUG}=1 to see the traceback)"

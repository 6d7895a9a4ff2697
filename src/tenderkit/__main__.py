"""What ``tenderkit`` and ``python -m tenderkit`` run: the command line, with an ear for Ctrl-C.

Everything else is imported inside, so that an interrupt while modules are read is heard as well.
"""

import signal
import sys
from typing import NoReturn

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended: 128 and the number of SIGINT."""


class Interrupted(BaseException):
    """Ctrl-C; not a KeyboardInterrupt, which the command-line library would call "Aborted!"."""


def main() -> None:
    """Run the command that was typed, and end the process with its exit code."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _stop)
        from tenderkit.cli.app import main as run

        run()
    except (Interrupted, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one must not break these words
        sys.stderr.write("\ninterrupted\n")
        raise SystemExit(INTERRUPTED) from None


def _stop(number: int, frame: object) -> NoReturn:
    raise Interrupted


if __name__ == "__main__":
    main()

"""Why tenderkit could not go on. A mistake inside a user's file is a finding, never one of these.

TenderkitError                what a command reports in one message, with exit code 2
├── NotFound                  a file, folder, clause or rule that is not there
├── Unreadable                there, but not a readable text file of the kind that was asked for
├── Unwritable                the folder cannot be written, is full, or holds somebody's edits
├── Busy                      another tenderkit is writing to the same folder
├── Refused                   an option or request that cannot be carried out as it stands
└── SandboxStopped            a template from outside the bundled library passed a limit
"""


class TenderkitError(Exception):
    """The base of them all: ``message`` states the fact, ``help`` says what to do about it."""

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class NotFound(TenderkitError):
    """A file, folder, clause, guidance item or rule that is not there."""


class Unreadable(TenderkitError):
    """A path that exists but is not a readable text file of the kind that was asked for."""


class Unwritable(TenderkitError):
    """A place that cannot be written, is full, or holds a file that somebody has edited."""


class Busy(TenderkitError):
    """Another process holds the output folder."""


class Refused(TenderkitError):
    """A request that cannot be carried out as it stands."""


class SandboxStopped(TenderkitError):
    """A child process passed its limit on time, memory or output."""

"""One located remark, and how much it matters."""

from dataclasses import dataclass
from enum import StrEnum

from tenderkit.model.place import Place


class Severity(StrEnum):
    """Error: must not be published. Warning: a named person decides. Note: information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A remark on one place: the message states the fact, ``help`` alone advises."""

    code: str
    """Three letters and three digits, never reused."""
    name: str
    """The readable name of the rule, for example ``weightings-not-100``."""
    severity: Severity
    message: str
    help: str = ""
    at: Place = Place()
    quote: str = ""
    """The words found, where they show more than the source line."""
    clause: str = ""
    requirement: str = ""


def in_order(findings: list[Finding]) -> list[Finding]:
    """By file, line and column, then by weight: the order in which a person mends them."""
    return sorted(
        findings,
        key=lambda f: (f.at.file, f.at.line, f.at.column, f.severity.rank, f.code, f.message),
    )

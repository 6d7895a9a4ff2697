"""A rule, and the hit that its check yields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tenderkit.model.case import Case
from tenderkit.model.finding import Finding, Severity
from tenderkit.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check saw: place, fact and advice. The rule adds code, name and severity."""

    at: Place
    message: str
    help: str = ""
    severity: Severity | None = None
    """Only where it depends on what was found."""
    quote: str = ""
    clause: str = ""
    requirement: str = ""


Check = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A cause of findings, with its manual page. ``check`` is None where reading itself finds the fault."""

    code: str
    name: str
    severity: Severity
    manual: str
    """Markdown: what it means, why it matters, when it fires, when it stays silent."""
    check: Check | None = None

    @property
    def subject(self) -> str:
        """CLS, LIB, OPP or PCK."""
        return self.code[:3]

    @property
    def title(self) -> str:
        """The first sentence of the manual."""
        return self.manual.strip().partition("\n\n")[0].replace("\n", " ")

    def finding(self, hit: Hit) -> Finding:
        """The finding that a hit of this rule becomes."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=hit.severity or self.severity,
            message=hit.message,
            help=hit.help,
            at=hit.at,
            quote=hit.quote,
            clause=hit.clause,
            requirement=hit.requirement,
        )

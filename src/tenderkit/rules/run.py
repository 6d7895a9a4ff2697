"""Run the rules over a case, and set accepted findings aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tenderkit.model.case import Case
from tenderkit.model.finding import Finding
from tenderkit.model.place import Place
from tenderkit.rules.catalogue import rules_on
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An accepted exception: one rule at one place, with reason, role and expiry."""

    rule: str
    """Code or readable name."""
    place: str
    """A file name, or the id of a clause, requirement, question, criterion or price line."""
    reason: str
    role: str
    expires: date
    at: Place = Place()


def run_checks(case: Case, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """Every finding of the rules whose subject is this case."""
    found: list[Finding] = []
    for rule in rules_on(case.SUBJECT) if rules is None else rules:
        if rule.check is not None and rule.subject == case.SUBJECT:
            found.extend(rule.finding(hit) for hit in rule.check(case))
    return found


def apply_waivers(
    findings: Iterable[Finding], waivers: Iterable[Waiver], on: date
) -> list[Finding]:
    """The findings that stay, with one more for each waiver that is expired or matches nothing."""
    kept = list(findings)
    extra: list[Finding] = []
    for waiver in waivers:
        if waiver.expires < on:
            hit = Hit(
                at=waiver.at,
                message=f"waiver of {waiver.rule} at {waiver.place} expired on {waiver.expires}",
                help="mend what it excused, or have it accepted again with a new date",
            )
            extra.append(reading_rule("waiver-expired").finding(hit))
            continue
        left = [finding for finding in kept if not _matches(waiver, finding)]
        if len(left) == len(kept):
            hit = Hit(
                at=waiver.at,
                message=f"waiver of {waiver.rule} at {waiver.place} excuses nothing",
                help="delete it, or correct its rule or place",
            )
            extra.append(reading_rule("waiver-unused").finding(hit))
        kept = left
    return kept + extra


def _matches(waiver: Waiver, finding: Finding) -> bool:
    places = {
        finding.at.file,
        finding.at.file.rpartition("/")[2],
        finding.at.words,
        finding.clause,
        finding.requirement,
    } - {""}
    return waiver.rule in (finding.code, finding.name) and waiver.place in places

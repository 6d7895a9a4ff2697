r"""A brace in the clause that holds neither a blank nor a reference.

**Why it matters.** A misspelt blank can be filled by nobody, and would print as a gap in every pack.

**Fires**

    text: |
      The Supplier must complete an export within {full_export_days} Working Days.

    1.0.0.yaml:31:51: error CLS106 unknown-blank
    DA-060 has no blank called full_export_days
    help: did you mean full_export_working_days?

It looks at provisions, definitions, the drafting note, and the limits of answers; and at blanks of
other clauses, such as `{DA-060.full_export_working_days}`. A brace that is not closed, or that
holds something else, is found as well.

**Stays silent**: a brace written as `\{`; a reference such as `{DA-060.R1}`, which is CLS108.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import counterparts, held, with_note
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import clause_of, marks
from tenderkit.text.suggest import did_you_mean

CODE = "CLS106"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Look at every mark of every text, then at the limits of answers."""
    for passage in with_note(case.clause):
        for offset, message, help in _faults(case, passage.prose.text):
            yield Hit(
                at=passage.prose.place(offset),
                message=message,
                help=help,
                clause=case.clause.id,
                requirement=passage.requirement,
            )
    for provision in case.clause.provisions:
        answer = provision.answer
        for limit in (answer.minimum, answer.maximum) if answer else ():
            for _, message, help in _faults(case, limit):
                yield Hit(
                    at=answer.at if answer else provision.at,
                    message=message,
                    help=help,
                    clause=case.clause.id,
                    requirement=provision.id,
                )


def _faults(case: ClauseCase, text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, message and advice of every mark that is nothing, or names nothing."""
    names = [blank.name for blank in case.clause.blanks]
    for start, words in _odd(text).items():
        near = did_you_mean(words.strip("{} "), names)
        plain = r"write \{ for a brace that is meant as one"
        help = near if near.startswith("did you mean") else plain
        yield start, f'"{words}" is neither a blank nor a reference', help
    for mark in () if case.pack else marks(text, "blank"):
        yield from ((mark.offset, *fault) for fault in _unknown(case, mark.value))


def _odd(text: str) -> dict[int, str]:
    """Braces that are neither, by offset; "{{ x }}" is one slip and not three."""
    found: dict[int, str] = {}
    for mark in marks(text, "fault"):
        words = mark.value if mark.value in ("{", "}") else f"{{{mark.value}}}"
        last = next(reversed(found), 0)
        if found and last + len(found[last]) == mark.offset:
            found[last] += words
        else:
            found[mark.offset] = words
    return found


def _unknown(case: ClauseCase, key: str) -> Iterator[tuple[str, str]]:
    home = clause_of(key) if "." in key else case.clause.id
    name = key.rpartition(".")[2]
    versions = counterparts(case, home)
    if not held(case.library, home):
        help = did_you_mean(home, case.library.clauses)
        yield f"{{{key}}} is a blank of {home}, which the library does not hold", help
    elif home in case.library.unreadable:
        return
    elif versions and not any(version.blank(name) for version in versions):
        names = [blank.name for version in versions for blank in version.blanks]
        yield f"{home} has no blank called {name}", did_you_mean(name, names)

"""A value in the council's `library.yaml` for a blank that is not there, or outside the blank's limits.

**Why it matters.** It would stand in every pack of the council, or in none: under a misspelt name it is set
nowhere, and the default of the clause goes out in its place.

**Fires**

    blanks:
      DA-060.full_export_working_days: "30"

    library.yaml:23:36: error LIB202 council-value-unfit
    DA-060.full_export_working_days is 30, above its maximum of 20
    help: write a number from 1 to 20

A value is compared with the latest version of the clause.

**Stays silent**: a value at a limit; text; a blank of a clause of which a file cannot be read.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.checks._values import shown, value_fault, value_help
from tenderkit.model.case import LibraryCase
from tenderkit.model.clause import Blank
from tenderkit.model.finding import Severity
from tenderkit.model.library import Library
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "LIB202"
SEVERITY = Severity.ERROR


def check(case: LibraryCase) -> Iterator[Hit]:
    """Look up every blank that the council fills, and compare its value."""
    library = case.library
    known = {
        f"{version.id}.{blank.name}" for version in library.versions() for blank in version.blanks
    }
    for key, typed in library.council_blanks.items():
        clause, _, name = key.partition(".")
        blank = _blank(library, clause, name)
        fault = value_fault(blank, typed.value) if blank else ""
        if clause in library.unreadable:
            continue
        if blank is None:
            own = [one for one in known if one.startswith(f"{clause}.")]
            message = f"{clause} has no blank called {name}"
            help = did_you_mean(key, own or known)
        elif fault:
            message = f"{key} is {shown(typed.value)}, {fault}"
            help = value_help(blank, typed.value)
        else:
            continue
        yield Hit(at=called(typed.at, key), message=message, help=help, clause=clause)


def _blank(library: Library, clause: str, name: str) -> Blank | None:
    """As the latest version has it, or else the last that has one of that name."""
    found = library.clauses.get(clause)
    versions = (*found.versions, *([found.draft] if found.draft else [])) if found else ()
    blanks = [version.blank(name) for version in reversed(versions)]
    return next((blank for blank in blanks if blank), None)

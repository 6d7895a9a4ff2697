"""A blank for a number whose name doesn't end in the unit that its type gives.

**Why it matters.** The name is what an officer sees in the opportunity file. `full_export: 5` can be
days or Working Days, and the two differ by a week over Christmas.

**Fires**

    blanks:
      full_export_days:
        type: working_days

    1.0.0.yaml:15:3: error CLS105 blank-name-without-unit
    full_export_days is counted in working days, but its name does not end in _working_days
    help: call it full_export_working_days

**Stays silent**: a blank of type number whose name ends in its unit, such as `calls_per_day` for
"calls per day"; dates, choices, texts and sums of money; a number without a unit, which is CLS104.
"""

import re
from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import NUMERIC_TYPES, Blank
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS105"
SEVERITY = Severity.ERROR

_UNITS = sorted(set(NUMERIC_TYPES) - {"number"}, key=len, reverse=True)


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the last words of each name with the unit."""
    for blank in case.clause.blanks:
        unit = _unit(blank)
        if unit and _last_words(blank.name, unit) != unit:
            yield Hit(
                at=blank.at,
                message=(
                    f"{blank.name} is counted in {unit.replace('_', ' ')}, "
                    f"but its name does not end in _{unit}"
                ),
                help=f"call it {_stem(blank.name, unit)}_{unit}",
                clause=case.clause.id,
            )


def _unit(blank: Blank) -> str:
    if blank.type == "number":
        return re.sub(r"[^a-z0-9]+", "_", blank.unit.lower()).strip("_")
    return blank.type if blank.type in NUMERIC_TYPES else ""


def _last_words(name: str, unit: str) -> str:
    """The longest unit at the end of the name: working_days before days."""
    for known in sorted({unit, *_UNITS}, key=len, reverse=True):
        if f"_{name}".endswith(f"_{known}"):
            return known
    return ""


def _stem(name: str, unit: str) -> str:
    """The name without another unit, and without words with which its own unit begins."""
    words = unit.split("_")
    starts = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    for ending in (*_UNITS, *starts):
        if name.endswith(f"_{ending}"):
            return name.removesuffix(f"_{ending}")
    return name

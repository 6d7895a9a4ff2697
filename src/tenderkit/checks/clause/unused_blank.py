"""A blank that no provision or definition of the clause holds.

**Why it matters.** Somebody will be asked for a figure that changes nothing. As often, the figure
was typed into the text beside the blank, and filling the blank will leave the text as it was.

**Fires**

    blanks:
      full_export_working_days:
        type: working_days

    1.0.0.yaml:15:3: warning CLS107 unused-blank
    full_export_working_days stands in no provision or definition of DA-060
    help: put {full_export_working_days} where its figure belongs, or delete the blank

**Stays silent**: a blank that is used by its full name, in this clause or in another; one whose name
is misspelt in the text, which is CLS106. The drafting note and the limits of an answer are not
enough: they don't bind the supplier.
"""

from collections.abc import Iterator

from tenderkit.checks._clause import issued
from tenderkit.model.case import ClauseCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.inline import marks
from tenderkit.text.suggest import did_you_mean

CODE = "CLS107"
SEVERITY = Severity.WARNING


def check(case: ClauseCase) -> Iterator[Hit]:
    """Gather the blanks in use, and name those that are not among them."""
    clause = case.clause
    used = {
        mark.value.removeprefix(f"{clause.id}.")
        for passage in issued(clause)
        for mark in marks(passage.prose.text, "blank")
    }
    names = [blank.name for blank in clause.blanks]
    meant = {did_you_mean(name, names) for name in used.difference(names) if "." not in name}
    for blank in clause.blanks:
        if blank.name in used or f"did you mean {blank.name}?" in meant:
            continue
        if not _used_elsewhere(case, f"{clause.id}.{blank.name}"):
            yield Hit(
                at=blank.at,
                message=f"{blank.name} stands in no provision or definition of {clause.id}",
                help=f"put {{{blank.name}}} where its figure belongs, or delete the blank",
                clause=clause.id,
            )


def _used_elsewhere(case: ClauseCase, key: str) -> bool:
    return any(
        f"{{{key}}}" in passage.prose.text
        for version in (*case.pack, *case.library.versions())
        for passage in issued(version)
    )

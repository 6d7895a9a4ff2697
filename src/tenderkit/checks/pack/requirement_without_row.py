"""A requirement that suppliers are asked about nowhere: not in the compliance matrix, and in no question.

**Why it matters.** A requirement without an answer is a duty of which nobody has said that they will
meet it, and the comparison of responses passes over it.

**Fires**

    clauses/data-access/DA-060/1.0.0.yaml:45:3: error PCK101 requirement-without-row
    DA-060.R2 has no row in the compliance matrix, and no question tests it
    help: put {{ matrix() }} into the template, or name DA-060.R2 under tests of a question

It also fires, once, where no volume holds a compliance matrix. The matrix is the table that begins with
a column "Requirement" and has a column "Supplier's answer".

**Stays silent**: a requirement that a question tests; a provision without a level; a pack of which
volumes could not be made.
"""

from collections.abc import Iterator

from tenderkit.checks._pack import for_suppliers, manifest
from tenderkit.model.block import Table, plain
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Pack, Requirement
from tenderkit.rules.rule import Hit
from tenderkit.text.words import counted

CODE = "PCK101"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Look for each requirement in the matrix, then in the questions."""
    pack = case.pack
    if len(pack.volumes) < len(pack.specs):
        return
    matrices = _matrices(pack)
    answered = {plain(row[0]).partition("\n")[0] for table in matrices for row in table.rows}
    answered |= {link.to for question in pack.opportunity.questions for link in question.tests}
    missing = [one for one in pack.requirements if one.id not in answered]
    if missing and not matrices:
        left = counted(len(missing), "requirement")
        yield Hit(
            at=manifest(pack),
            message=f"no volume holds the compliance matrix, and no question tests {left}",
            help="put {{ matrix() }} alone on its line into the template of a volume",
        )
        return
    for one in missing:
        yield _hit(one)


def _matrices(pack: Pack) -> list[Table]:
    tables = [b for v in for_suppliers(pack) for b in v.blocks if isinstance(b, Table)]
    found = []
    for table in tables:
        header = [plain(cell) for cell in table.header]
        if header[0] == "Requirement" and "Supplier's answer" in header:
            found.append(table)
    return found


def _hit(one: Requirement) -> Hit:
    return Hit(
        at=one.provision.at,
        message=f"{one.id} has no row in the compliance matrix, and no question tests it",
        help=f"put {{{{ matrix() }}}} into the template, or name {one.id} under tests of a question",
        clause=one.clause.id,
        requirement=one.id,
    )

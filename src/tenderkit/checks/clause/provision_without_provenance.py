"""A provision of which nobody has said where it comes from.

**Why it matters.** A reviewer reads wording that is aligned with a published source differently from
wording that the project invented, and has to know which is which.

**Fires**

    provenance:
      - source: loti-data-access-2020
        relation: aligned
        provisions: [R1]
    provisions:
      R1: ...
      R2: ...

    1.0.0.yaml:48:3: error CLS115 provision-without-provenance
    no provenance covers DA-060.R2
    help: add R2 to an entry of provenance; wording of our own has the relation extension

**Stays silent**: a provision that several entries cover. A clause without any provenance is reported
once, not provision by provision.
"""

from collections.abc import Iterator

from tenderkit.model.case import ClauseCase
from tenderkit.model.clause import ANNEX
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "CLS115"
SEVERITY = Severity.ERROR


def check(case: ClauseCase) -> Iterator[Hit]:
    """Compare the provisions with those that the entries cover."""
    clause = case.clause
    if clause.version == ANNEX:
        return
    covered = {f"{clause.id}.{local}" for entry in clause.provenance for local in entry.provisions}
    if not covered:
        yield Hit(
            at=clause.place_of("provenance"),
            message=f"no provenance covers any provision of {clause.id}",
            help="add an entry with source, relation and provisions",
            clause=clause.id,
        )
        return
    for provision in clause.provisions:
        if provision.id not in covered:
            local = provision.id.rpartition(".")[2]
            own = "wording of our own has the relation extension"
            yield Hit(
                at=provision.at,
                message=f"no provenance covers {provision.id}",
                help=f"add {local} to an entry of provenance; {own}",
                clause=clause.id,
                requirement=provision.id,
            )

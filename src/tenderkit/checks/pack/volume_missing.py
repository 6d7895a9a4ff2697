"""A volume of the pack manifest that was not made, or a suppliers' volume without a word under its headings.

**Why it matters.** Suppliers who get an incomplete pack have to be sent the rest, all at once and with
more time.

**Fires**

    templates/pack.yaml:20:5: error PCK103 volume-missing
    Volume 6: Compliance matrix holds no words
    help: write its template 06-compliance-matrix.md.j2, or take the volume out of pack.yaml

**Stays silent**: a volume whose template has a fault of its own (PCK001 to PCK005); an internal volume
without words, such as an officer guide to which no item fits; a procurement that commences before any
clause applies (OPP306).
"""

from collections.abc import Iterator

from tenderkit.checks._calendar import before_act
from tenderkit.checks._pack import name, words
from tenderkit.model.block import Heading
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Volume
from tenderkit.rules.rule import Hit

CODE = "PCK103"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Look for the volume of each line of the manifest, and for words in it."""
    early = before_act(case.pack.library.law, case.pack.opportunity.commenced_on)
    made = {volume.spec.key: volume for volume in case.pack.volumes}
    for spec in case.pack.specs:
        if spec.template in case.failed:
            continue
        volume = made.get(spec.key)
        title = f"{name(spec)}: {spec.title}"
        if volume is None:
            help = f"mend its template {spec.template}, or take the volume out of pack.yaml"
            yield Hit(at=spec.at, message=f"{title} was not made", help=help)
        elif spec.audience == "suppliers" and not early and _empty(volume):
            help = f"write its template {spec.template}, or take the volume out of pack.yaml"
            yield Hit(at=spec.at, message=f"{title} holds no words", help=help)


def _empty(volume: Volume) -> bool:
    return not any(words(b).strip() for b in volume.blocks if not isinstance(b, Heading))

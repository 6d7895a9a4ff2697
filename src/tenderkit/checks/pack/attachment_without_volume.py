"""A paper of the council's own that belongs to a volume which the pack doesn't have.

**Why it matters.** The volume lists the papers that come with it. One that no volume lists goes out
unnamed, and a supplier who never got it can't tell.

**Fires**

    attachments:
      - {file: attachments/plan.pdf, title: Site plan, volume: "22"}

    opportunity.yaml:68:61: error PCK108 attachment-without-volume
    attachments/plan.pdf belongs to volume 22, which the pack does not have
    help: accepted: 1, 2, 3, 4, 5, 6, 7, 8

**Stays silent**: a paper whose file isn't there, which reading finds (OPP013).
"""

from collections.abc import Iterator

from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "PCK108"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Look up the volume of each attachment among those that suppliers get."""
    known = [spec.key for spec in case.pack.specs if spec.audience == "suppliers"]
    for attachment in case.pack.opportunity.attachments:
        if attachment.volume not in known:
            yield Hit(
                at=attachment.volume_at,
                message=f"{attachment.file} belongs to volume {attachment.volume}, "
                "which the pack does not have",
                help=did_you_mean(attachment.volume, known),
            )

"""A paper to go out with the pack that doesn't stand in the folder `attachments`.

**Why it matters.** The folder of an opportunity also holds what suppliers must not see: reasons, waivers,
decisions. What goes out stands in one folder of its own, so that nobody attaches one of those by a slip, and
no paper takes the name of a volume.

**Fires**

    attachments:
      - {file: waivers.yaml, title: Data model, volume: "2"}

    opportunity.yaml:80:12: error OPP513 attachment-elsewhere
    waivers.yaml is to go out, and does not stand in the folder attachments
    help: move it to attachments/waivers.yaml if suppliers may have it

**Stays silent**: a paper in `attachments`, or in a folder inside it.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import called
from tenderkit.model.case import OpportunityCase
from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Hit

CODE = "OPP513"
SEVERITY = Severity.ERROR

_FOLDER = "attachments/"


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Look at the folder of each paper."""
    for paper in case.opportunity.attachments:
        if not paper.file.startswith(_FOLDER):
            name = paper.file.rpartition("/")[2]
            yield Hit(
                at=called(paper.file_at, paper.file),
                message=f"{paper.file} is to go out, and does not stand in the folder attachments",
                help=f"move it to {_FOLDER}{name} if suppliers may have it",
            )

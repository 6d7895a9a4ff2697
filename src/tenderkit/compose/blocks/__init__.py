"""The generated blocks that a template may call: a site and the call's arguments become blocks."""

from collections.abc import Mapping

from tenderkit.compose.blocks import outgoing, record, schedules
from tenderkit.compose.site import Maker

MAKERS: Mapping[str, Maker] = {**outgoing.MAKERS, **schedules.MAKERS, **record.MAKERS}
"""Every generated block by its name."""

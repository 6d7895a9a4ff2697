"""The generated blocks that a template may call: a site and the call's arguments become blocks."""

from collections.abc import Mapping

from tenderkit.compose.blocks import officers, outgoing, record, schedules
from tenderkit.compose.site import Maker

MAKERS: Mapping[str, Maker] = {
    **outgoing.MAKERS,
    **schedules.MAKERS,
    **record.MAKERS,
    **officers.MAKERS,
}
"""Every generated block by its name."""

"""What a document says about itself: in its header, footer, properties and front matter."""

from dataclasses import dataclass
from datetime import date

from tenderkit.model.pack import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The furniture of one document."""

    reference: str
    """The pack's reference, for example ``HXB-2026-014``."""
    title: str
    """The pack's title."""
    authority: str
    """Name of the contracting authority that issues it."""
    library: str
    """Clause library and release, for example ``tenderkit 2026.1``."""
    dated: date
    """The date that the document carries as created and modified."""
    status: str = "draft"
    clauses: tuple[str, ...] = ()
    """Clause versions in this volume, for example ``DA-060@1.0.0``."""


def document_title(volume: Volume, about: About) -> str:
    """For example "Housing management system, Volume 2: Specification"."""
    return f"{about.title}, {volume.label}"


def status_words(about: About) -> str:
    """The status as a reader meets it: "Draft"."""
    return about.status[:1].upper() + about.status[1:]

"""tenderkit: a clause library, and the tender packs that councils assemble from it."""

__version__ = "0.1.0"

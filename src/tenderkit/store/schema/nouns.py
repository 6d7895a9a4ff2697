"""The files that have a schema, and the text of each schema."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tenderkit.store.clause_file import build_clause
from tenderkit.store.decode import Fields
from tenderkit.store.library_file import build_head
from tenderkit.store.opportunity_file import build_opportunity
from tenderkit.store.parts.guidance_file import build_item
from tenderkit.store.schema.describe import describe
from tenderkit.store.workspace import build_settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_NOUNS: Mapping[str, tuple[str, str, Callable[[Fields], object]]] = MappingProxyType(
    {
        "clause": ("Clause", "One version of a clause: 1.0.0.yaml or draft.yaml.", build_clause),
        "opportunity": (
            "Opportunity",
            "What is to be bought: opportunity.yaml.",
            build_opportunity,
        ),
        "workspace": ("Workspace", "A council's workspace: tenderkit.yaml.", build_settings),
        "library": ("Library", "The head of a clause library: library.yaml.", build_head),
        "guidance": ("Guidance item", "One version of advice for officers.", build_item),
    }
)
NOUNS = tuple(_NOUNS)
"""Names of the schemas."""
FOLDER = "schemas"
"""The folder of a workspace in which their files stand."""


def schema_file(noun: str) -> str:
    """The name of the file that holds a schema."""
    return f"{noun}.schema.json"


def render_schema(noun: str) -> str:
    """The JSON Schema of one kind of file, as text that ends its last line.

    Raises:
        KeyError: the noun is none of ``NOUNS``.
    """
    title, description, build = _NOUNS[noun]
    shape = {"$schema": DRAFT, "title": title, "description": description, **describe(build)}
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"

"""The pack manifest and the templates it names."""

from collections.abc import Mapping
from pathlib import Path

from tenderkit.model.finding import Finding
from tenderkit.model.pack import VolumeSpec
from tenderkit.store.decode import Fields, list_of, open_fields, record
from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.values import LINE, YES_NO, choice, pattern
from tenderkit.store.text_file import read_text

MANIFEST = "pack.yaml"
_KEY = pattern("a number of at most two digits or a capital letter", r"\d{1,2}|[A-Z]")
_TEMPLATE = pattern("a file name such as 01-instructions.md.j2", r"[a-z0-9-]+\.md\.j2")
_STEM = pattern("a file name without its ending, such as 01-instructions", r"[a-z0-9-]{1,40}")


def read_templates(
    root: Path, shown_as: str
) -> tuple[tuple[VolumeSpec, ...], Mapping[str, str], list[Finding]]:
    """The volumes of ``pack.yaml`` in order, and the source of each template by its file name.

    Raises:
        NotFound: there is no ``pack.yaml``, or a template that it names is missing.
        Unreadable: one of them is a folder, or may not be opened.
    """
    reader, fields = open_fields(root / MANIFEST, f"{shown_as}/{MANIFEST}", "LIB")
    if fields is None:
        return (), {}, reader.findings
    specs = fields.need("volumes", list_of(record(_spec), at_least=1))
    fields.close()
    if reader.failed:
        return (), {}, reader.findings
    sources: dict[str, str] = {}
    for spec in specs:
        text = read_text(root / spec.template, f"{shown_as}/{spec.template}")
        if isinstance(text, Fault):
            reader.fault(text.rule, spec.at, f"{spec.template}: {text.message}", text.help)
        else:
            sources[spec.template] = text
    return (() if reader.failed else specs), sources, reader.findings


def _spec(fields: Fields) -> VolumeSpec:
    return VolumeSpec(
        key=fields.need("key", _KEY),
        title=fields.need("title", LINE),
        template=fields.need("template", _TEMPLATE),
        file=fields.need("file", _STEM),
        audience=fields.maybe("audience", choice("suppliers", "internal"), "suppliers"),
        landscape=fields.maybe("landscape", YES_NO, False),
        numbered=fields.maybe("numbered", YES_NO, True),
        homes=fields.maybe(
            "homes", list_of(choice("specification", "conditions", "instructions")), ()
        ),
        completed_by=fields.maybe("completed_by", choice("Council", "Supplier"), "Council"),
        at=fields.at,
    )

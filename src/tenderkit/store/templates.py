"""The pack manifest, the templates it names, and the forms that they print."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.block import Form, FormField
from tenderkit.model.finding import Finding
from tenderkit.model.pack import Templates, VolumeSpec
from tenderkit.model.place import Place
from tenderkit.store.decode import Fields, list_of, named, open_fields, record
from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.values import CLAUSE, KEY, LINE, WHOLE, YES_NO, choice, pattern
from tenderkit.store.text_file import read_text

MANIFEST = "pack.yaml"
FORMS = "forms.yaml"
FIELD_KINDS = ("text", "date", "number", "money", "choice", "yes-no", "signature", "table")
_FIELD_ID = pattern("an id such as SQ-A1", r"[A-Z]{2,3}-[A-Z]?[0-9]{1,2}")
_KEY = pattern("a number of at most two digits or a capital letter", r"\d{1,2}|[A-Z]")
_TEMPLATE = pattern("a file name such as 01-instructions.md.j2", r"[a-z0-9-]+\.md\.j2")
_STEM = pattern("a file name without its ending, such as 01-instructions", r"[a-z0-9-]{1,40}")


def read_templates(root: Path, shown_as: str) -> tuple[Templates, list[Finding]]:
    """The volumes of ``pack.yaml`` in order, the source of each template, and the forms.

    Raises:
        NotFound: there is no ``pack.yaml``, or a template that it names is missing.
        Unreadable: one of them is a folder, or may not be opened.
    """
    reader, fields = open_fields(root / MANIFEST, f"{shown_as}/{MANIFEST}", "LIB")
    if fields is None:
        return Templates(), reader.findings
    specs = fields.need("volumes", list_of(record(_spec), at_least=1))
    fields.close()
    if reader.failed:
        return Templates(), reader.findings
    sources: dict[str, str] = {}
    for spec in specs:
        text = read_text(root / spec.template, f"{shown_as}/{spec.template}")
        if isinstance(text, Fault):
            reader.fault(text.rule, spec.at, f"{spec.template}: {text.message}", text.help)
        else:
            sources[spec.template] = text
    forms, found = _read_forms(root / FORMS, f"{shown_as}/{FORMS}")
    findings = [*reader.findings, *found]
    if reader.failed or forms is None:
        return Templates(), findings
    return Templates(specs=specs, sources=sources, forms=forms), findings


def _read_forms(path: Path, shown_as: str) -> tuple[tuple[Form, ...] | None, list[Finding]]:
    if not path.exists():
        return (), []
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return None, reader.findings
    forms = fields.every(named(_form, KEY))
    seen: dict[str, Place] = {}
    for form in forms:
        for field, at in form.fields:
            if field.id in seen:
                message = f"the id {field.id} is given twice, as in line {seen[field.id].line}"
                reader.fault("bad-value", at, message, "give each field its own id, for good")
            seen.setdefault(field.id, at)
    made = tuple(
        Form(key=form.key, title=form.title, fields=tuple(one for one, _ in form.fields))
        for form in forms
    )
    return None if reader.failed else made, reader.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class _TypedForm:
    """A form with the place of each field."""

    key: str
    title: str
    fields: tuple[tuple[FormField, Place], ...]


def _form(fields: Fields) -> _TypedForm:
    return _TypedForm(
        key=fields.key,
        title=fields.need("title", LINE),
        fields=fields.need("fields", list_of(record(_form_field), at_least=1)),
    )


def _form_field(fields: Fields) -> tuple[FormField, Place]:
    field = FormField(
        id=fields.need("id", _FIELD_ID),
        label=fields.need("label", LINE),
        kind=fields.maybe("kind", choice(*FIELD_KINDS), "text"),
        words=fields.maybe("words", WHOLE, 0),
        choices=fields.maybe("choices", list_of(LINE), ()),
        columns=fields.maybe("columns", list_of(LINE), ()),
        rows=fields.maybe("rows", WHOLE, 0),
    )
    if (field.kind == "table") != bool(field.columns and field.rows):
        message = f"{field.id} is {'' if field.kind == 'table' else 'not '}a table, and has "
        message += "columns and rows" if field.columns or field.rows else "no columns and rows"
        help = (
            "a field of kind table has columns and the number of its empty rows; others have none"
        )
        fields.reader.fault("bad-value", fields.at, message, help)
    return field, fields.at


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
        with_clauses=fields.maybe("with_clauses", list_of(CLAUSE), ()),
        completed_by=fields.maybe("completed_by", choice("Council", "Supplier"), "Council"),
        at=fields.at,
    )

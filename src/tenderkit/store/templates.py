"""The pack manifest, the templates it names, and the forms that they print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tenderkit.model.block import Form, FormField
from tenderkit.model.finding import Finding
from tenderkit.model.pack import Templates, VolumeSpec
from tenderkit.model.place import Place
from tenderkit.store.decode import Fields, list_of, named, open_fields, record
from tenderkit.store.parts.fault import Fault
from tenderkit.store.parts.reader import Reader
from tenderkit.store.parts.values import CLAUSE, KEY, LINE, WHOLE, YES_NO, choice, pattern
from tenderkit.store.text_file import read_text

MANIFEST = "pack.yaml"
FORMS = "forms.yaml"
FIELD_KINDS = ("text", "date", "number", "money", "choice", "yes-no", "signature", "table")
_KINDS_NEED = (
    "a table has columns and the number of its empty rows, a choice has choices, "
    "only a text has words, and the others have none of these"
)
_FIELD_ID = pattern("an id such as SQ-A1", r"[A-Z]{2,3}-[A-Z]?[0-9]{1,2}")
_KEY = pattern("a number of at most two digits or a capital letter", r"\d{1,2}|[A-Z]")
_TEMPLATE = pattern("a file name such as 01-instructions.md.j2", r"[a-z0-9-]+\.md\.j2")
_STEM = pattern("a file name without its ending, such as 01-instructions", r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """A folder of templates, and the name a user knows it by."""

    root: Path
    shown_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    """Everything of ``pack.yaml``."""

    based_on: str
    volumes: tuple[VolumeSpec, ...]


def read_templates(
    root: Path, shown_as: str, base: Path | None = None, base_shown_as: str = ""
) -> tuple[Templates, list[Finding]]:
    """The volumes of ``pack.yaml`` in order, the source of each template, and the forms.

    A manifest that is ``based_on: bundled`` is laid over that of ``base``: a volume of the same key
    stands in the place of that one, a volume of a new key is put where its key belongs, and a template
    or form that isn't in the folder comes from ``base``.

    Raises:
        NotFound: there is no ``pack.yaml``, or a template that it names is missing.
        Unreadable: one of them is a folder, or may not be opened.
    """
    folders = [_Folder(root=root, shown_as=shown_as)]
    reader, manifest = _read_manifest(folders[0])
    if manifest is None:
        return Templates(), reader.findings
    specs = manifest.volumes
    if manifest.based_on and base is not None:
        folders.append(_Folder(root=base, shown_as=base_shown_as))
        under, below = _read_manifest(folders[1])
        if below is None:
            return Templates(), [*reader.findings, *under.findings]
        specs = _laid_over(below.volumes, specs)
    _refuse_twins(reader, manifest.volumes, specs)
    homes = {spec.template: _home(folders, spec.template) for spec in specs}
    sources = dict(_read_sources(reader, specs, homes))
    forms, found = _all_forms(folders)
    findings = [*reader.findings, *found]
    if reader.failed or forms is None:
        return Templates(), findings
    templates = Templates(
        specs=tuple(
            replace(spec, path=f"{homes[spec.template].shown_as}/{spec.template}") for spec in specs
        ),
        sources=sources,
        forms=forms,
        own=frozenset(name for name, home in homes.items() if home.root == root),
    )
    return templates, findings


def _read_manifest(folder: _Folder) -> tuple[Reader, _Manifest | None]:
    reader, fields = open_fields(folder.root / MANIFEST, f"{folder.shown_as}/{MANIFEST}", "LIB")
    if fields is None:
        return reader, None
    manifest = _Manifest(
        based_on=fields.maybe("based_on", choice("bundled"), ""),
        volumes=fields.need("volumes", list_of(record(_spec), at_least=1)),
    )
    fields.close()
    return reader, None if reader.failed else manifest


def _laid_over(base: tuple[VolumeSpec, ...], own: tuple[VolumeSpec, ...]) -> tuple[VolumeSpec, ...]:
    """The volumes with those of a council among them; numbers come before letters."""
    changed = {spec.key: spec for spec in own}
    specs = [changed.pop(spec.key, spec) for spec in base]
    for spec in changed.values():
        later = (n for n, other in enumerate(specs) if _rank(other) > _rank(spec))
        specs.insert(next(later, len(specs)), spec)
    return tuple(specs)


def _rank(spec: VolumeSpec) -> tuple[bool, str]:
    return not spec.key.isdigit(), spec.key.zfill(2)


def _refuse_twins(
    reader: Reader, own: tuple[VolumeSpec, ...], every: tuple[VolumeSpec, ...]
) -> None:
    """Report each volume of the manifest whose key or file another one has."""
    for place, spec in enumerate(own):
        if any(other.key == spec.key for other in own[:place]):
            message = f"the key {spec.key} is given twice"
            reader.fault("bad-value", spec.at, message, "give each volume its own key")
        twin = next((o for o in every if o.file == spec.file and o.key != spec.key), None)
        if twin is not None and (twin not in own or twin in own[:place]):
            message = f"the file {spec.file} is that of volume {twin.key} already"
            reader.fault("bad-value", spec.at, message, "give each volume its own file")


def _home(folders: list[_Folder], name: str) -> _Folder:
    """The first folder that holds a file, or the first of all where none does."""
    return next((folder for folder in folders if (folder.root / name).exists()), folders[0])


def _read_sources(
    reader: Reader, specs: tuple[VolumeSpec, ...], homes: Mapping[str, _Folder]
) -> Iterator[tuple[str, str]]:
    for spec in specs:
        home = homes[spec.template]
        text = read_text(home.root / spec.template, f"{home.shown_as}/{spec.template}")
        if isinstance(text, Fault):
            reader.fault(text.rule, spec.at, f"{spec.template}: {text.message}", text.help)
        else:
            yield spec.template, text


def _all_forms(folders: list[_Folder]) -> tuple[tuple[Form, ...] | None, list[Finding]]:
    """The forms of the folders; one of the first stands in the place of its like."""
    found: dict[str, Form] = {}
    findings: list[Finding] = []
    for folder in reversed(folders):
        forms, faults = _read_forms(folder.root / FORMS, f"{folder.shown_as}/{FORMS}", found)
        findings += faults
        if forms is None:
            return None, findings
        found |= {form.key: form for form in forms}
    return tuple(found.values()), findings


def _read_forms(
    path: Path, shown_as: str, below: Mapping[str, Form]
) -> tuple[tuple[Form, ...] | None, list[Finding]]:
    if not path.exists():
        return (), []
    reader, fields = open_fields(path, shown_as, "LIB")
    if fields is None:
        return None, reader.findings
    forms = fields.every(named(_form, KEY))
    own = {form.key for form in forms}
    taken = {
        field.id: f"in the form {form.key}"
        for form in below.values()
        if form.key not in own
        for field in form.fields
    }
    for form in forms:
        for field, at in form.fields:
            if field.id in taken:
                message = f"the id {field.id} is given twice, as {taken[field.id]}"
                reader.fault("bad-value", at, message, "give each field its own id, for good")
            taken.setdefault(field.id, f"in line {at.line}")
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
    fault = _misfit(field)
    if fault:
        fields.reader.fault("bad-value", fields.at, f"{field.id} {fault}", _KINDS_NEED)
    return field, fields.at


def _misfit(field: FormField) -> str:
    """What does not go with the kind of a field, in words."""
    has = {"columns": field.columns, "rows": field.rows, "choices": field.choices}
    needs = {"table": ("columns", "rows"), "choice": ("choices",)}.get(field.kind, ())
    for part, given in has.items():
        if bool(given) != (part in needs):
            return f"is of the kind {field.kind}, and has {'' if given else 'no '}{part}"
    if field.words and field.kind != "text":
        return f"is of the kind {field.kind}, and has a limit of words"
    return ""


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

import pytest

from tenderkit.errors import NotFound
from tenderkit.model.block import Form, FormField
from tenderkit.model.pack import Templates
from tenderkit.store.bundled import templates_root
from tenderkit.store.templates import read_templates


@pytest.fixture
def folder(tmp_path, sound):
    """A folder with two volumes of one template; ``files`` adds to it, and None takes out."""

    def make(**files):
        text = {"pack": sound("pack"), "nine": "# Nine\n", **files}
        names = {"pack": "pack.yaml", "nine": "nine.md.j2", "forms": "forms.yaml"}
        for key, name in names.items():
            if text.get(key) is not None:
                (tmp_path / name).write_text(text[key], encoding="utf-8")
        return tmp_path

    return make


def test_volumes_sources_and_forms(folder, sound):
    """The volumes in order with the clauses that call for them, and the form field by field."""
    read, findings = read_templates(folder(forms=sound("forms")), "templates")

    assert findings == []
    assert [(one.key, one.audience, one.with_clauses) for one in read.specs] == [
        ("9", "suppliers", ("DP-020",)),
        ("A", "internal", ()),
    ]
    assert read.sources == {"nine.md.j2": "# Nine\n"}
    assert read.forms == (
        Form(
            key="supplier",
            title="The Supplier",
            fields=(
                FormField(id="SQ-A1", label="Name"),
                FormField(id="SQ-A2", label="Why", words=250),
                FormField(id="SQ-A3", label="Size", kind="choice", choices=("small", "large")),
                FormField(
                    id="SQ-A4", label="People", kind="table", columns=("Role", "Name"), rows=3
                ),
                FormField(id="SQ-A5", label="Signed", kind="signature"),
            ),
        ),
    )


def test_templates_without_forms(folder):
    """A council's own templates need none."""
    read, findings = read_templates(folder(), "templates")

    assert (read.forms, findings) == ((), [])
    assert len(read.specs) == 2


def test_broken_forms_leave_nothing_to_render(folder):
    """A pack without its forms would go out with holes."""
    read, findings = read_templates(folder(forms="supplier: {title: x}\n"), "own/templates")

    assert read == Templates()
    assert [(f.code, f.at.file, f.message) for f in findings] == [
        ("LIB011", "own/templates/forms.yaml", "supplier has no fields")
    ]


def test_forms_that_are_no_mapping(folder):
    """Each form stands under its key."""
    read, findings = read_templates(folder(forms="- supplier\n"), "templates")

    assert read == Templates()
    assert [(f.code, f.message) for f in findings] == [
        ("LIB012", "the file is a list, where fields with values are meant")
    ]


def test_a_manifest_without_volumes(folder):
    """Nothing is read beyond it."""
    read, findings = read_templates(folder(pack="volumes: []\n"), "templates")

    assert read == Templates()
    assert [f.code for f in findings] == ["LIB013"]


def test_a_template_that_is_no_text(folder):
    """The finding stands at the volume that names it."""
    root = folder(nine=None)
    (root / "nine.md.j2").write_bytes(b"\xff\xfe#\x00")
    read, findings = read_templates(root, "templates")

    assert read == Templates()
    assert [(f.code, f.at.line) for f in findings] == [("LIB001", 2), ("LIB001", 3)]
    assert findings[0].message.startswith("nine.md.j2: ")


def test_a_template_that_is_missing(folder):
    """We cannot go on without it."""
    with pytest.raises(NotFound):
        read_templates(folder(nine=None), "templates")


def test_the_bundled_templates_are_sound():
    """Every volume has its template, every form its own ids, and no form is left unprinted."""
    read, findings = read_templates(templates_root(), "templates")
    printed = "\n".join(read.sources.values())

    assert findings == []
    assert [form.key for form in read.forms if f'form("{form.key}")' not in printed] == []


OWN = """\
based_on: bundled
volumes:
  - {key: "15", title: Town, template: town.md.j2, file: 15-town}
  - {key: "9", title: Nine in town, template: nine.md.j2, file: nine, audience: internal}
  - {key: B, title: B, template: nine.md.j2, file: b}
"""


@pytest.fixture
def laid(folder, tmp_path):
    """Lays a council's folder of files over the two volumes."""

    def make(base="", **files):
        own = tmp_path / "own"
        own.mkdir()
        for name, text in files.items():
            path = own / {"pack": "pack.yaml", "forms": "forms.yaml"}.get(name, f"{name}.md.j2")
            path.write_text(text, encoding="utf-8")
        under = folder(forms=base or None)
        return read_templates(own, "own", under, "bundled")

    return make


def test_single_volumes_may_lie_over_the_bundled_pack(laid):
    """One of the same key stands in its place, and another where its key belongs: numbers, then letters."""
    read, findings = laid(pack=OWN, town="# Town\n")

    assert findings == []
    assert [(one.key, one.title, one.path) for one in read.specs] == [
        ("9", "Nine in town", "bundled/nine.md.j2"),
        ("15", "Town", "own/town.md.j2"),
        ("A", "Record", "bundled/nine.md.j2"),
        ("B", "B", "bundled/nine.md.j2"),
    ]
    assert read.sources == {"nine.md.j2": "# Nine\n", "town.md.j2": "# Town\n"}
    assert read.own == {"town.md.j2"}


def test_a_template_of_the_council_comes_before_the_bundled_one(laid):
    """A file of the same name changes the wording, and its volume need not be listed again."""
    pack = OWN.replace(
        '  - {key: "9", title: Nine in town, template: nine.md.j2, file: nine, audience: internal}\n',
        "",
    )
    read, findings = laid(pack=pack, town="# Town\n", nine="# Our nine\n")

    assert findings == []
    assert read.sources["nine.md.j2"] == "# Our nine\n"
    assert read.specs[0].path == "own/nine.md.j2"
    assert read.own == {"town.md.j2", "nine.md.j2"}


def test_a_manifest_of_its_own_is_based_on_nothing(laid):
    """Without ``based_on`` it is the whole of the pack, as if there were no other."""
    read, findings = laid(pack=OWN.replace("based_on: bundled\n", ""), town="", nine="# Nine\n")

    assert findings == []
    assert [one.key for one in read.specs] == ["15", "9", "B"]
    assert read.own == {"town.md.j2", "nine.md.j2"}


def test_a_form_of_the_council_stands_in_the_place_of_its_like(laid, sound):
    """The others stay, and no two of them share an id."""
    own = "supplier:\n  title: Ours\n  fields: [{id: SQ-A1, label: Name}]\n"
    other = sound("forms").replace("supplier:", "other:").replace("SQ-A", "SQ-B")
    read, findings = laid(sound("forms") + other, pack=OWN, town="", forms=own)

    assert findings == []
    assert [(form.key, form.title, len(form.fields)) for form in read.forms] == [
        ("supplier", "Ours", 1),
        ("other", "The Supplier", 5),
    ]


@pytest.mark.parametrize(
    ("files", "line", "message"),
    [
        (
            {"pack": OWN.replace("based_on: bundled", "based_on: bundle"), "town": ""},
            1,
            'based_on is "bundle", not bundled',
        ),
        (
            {"pack": OWN.replace('key: "15"', 'key: "9"'), "town": ""},
            4,
            "the key 9 is given twice",
        ),
        (
            {"pack": OWN.replace("file: b}", "file: 15-town}"), "town": ""},
            5,
            "the file 15-town is that of volume 15 already",
        ),
        (
            {"pack": OWN.replace("file: 15-town", "file: a-record"), "town": ""},
            3,
            "the file a-record is that of volume A already",
        ),
        (
            {
                "pack": OWN,
                "town": "",
                "forms": "ours: {title: Ours, fields: [{id: SQ-A1, label: Name}]}\n",
            },
            1,
            "the id SQ-A1 is given twice, as in the form supplier",
        ),
    ],
)
def test_what_does_not_fit_the_bundled_pack_is_found(files, line, message, laid, sound):
    """Nothing is rendered then, and the finding stands in the council's own file."""
    read, findings = laid(sound("forms"), **files)

    assert read == Templates()
    assert [(f.at.file[:4], f.at.line, f.message) for f in findings] == [("own/", line, message)]


def test_a_template_that_is_nowhere_is_named_as_the_councils(laid):
    """It is looked for in both folders."""
    with pytest.raises(NotFound, match=r"own/town\.md\.j2"):
        laid(pack=OWN)


def test_a_broken_bundled_manifest_is_told_for_itself(tmp_path, folder):
    """The findings are those of the manifest below."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "pack.yaml").write_text(OWN, encoding="utf-8")

    read, (finding,) = read_templates(own, "own", folder(pack="volumes: []\n"), "bundled")

    assert read == Templates()
    assert finding.at.file == "bundled/pack.yaml"

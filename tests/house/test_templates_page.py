"""docs/templates.md names what templates can use: every block, every name, every field, and no other."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
import yaml

from tenderkit.api.compose import compose_opportunity
from tenderkit.compose.context import template_data
from tenderkit.compose.template.environment import BLOCKS, FILTERS
from tenderkit.store.templates import FIELD_KINDS

CODE = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def page(root):
    """The page by its sections, without the files that it shows."""
    text = (root / "docs" / "templates.md").read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def data(root):
    """What a template of the joint purchase may read; it has lots and bodies that may join."""
    folder = root / "examples" / "insight-platform"
    composed = compose_opportunity(folder, date(2026, 12, 1), with_pack=False)
    taken = tuple(one.clause for one in composed.selection.taken)
    library = composed.opened.library
    return template_data(composed.opportunity, library, composed.selection, taken, ())


def rows(section):
    """The cells of each row of the table in a section."""
    lines = [line for line in section.split("\n") if line.startswith("|")][2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_every_block_is_described_and_no_other(page):
    """The table of blocks has each name of ``environment.BLOCKS`` once."""
    named = [
        name for first, *_ in rows(page["Blocks"]) for name in re.findall(r"\{\{ (\w+)\(", first)
    ]

    assert sorted(named) == sorted(BLOCKS)


def test_every_name_is_described_and_no_other(page, data):
    """The table of names has each name that ``template_data`` gives."""
    named = [name for first, _ in rows(page["Names"]) for name in CODE.findall(first)]

    assert sorted(named) == sorted(data)


def test_every_part_of_an_opportunity_is_described(page, data):
    """The row of each group of values names its parts, and the parts of what is listed in it."""
    described = {
        CODE.findall(first)[0]: set(CODE.findall(second)) for first, second in rows(page["Names"])
    }
    opportunity = data["opportunity"]
    parts = _parts(opportunity) | {
        part
        for value in vars(opportunity).values()
        for one in (value if isinstance(value, list) else [value])
        for part in _parts(one)
    }

    assert parts - described["opportunity"] - described["authority"] == set()
    assert _parts(data["authority"]) - described["authority"] == set()
    assert _parts(data["library"]) - described["library"] == set()


def test_every_filter_is_named(page):
    """What is allowed lists the filters that there are."""
    named = set(CODE.findall(page["What is allowed"]))

    assert set(FILTERS) - named == set()


@pytest.mark.parametrize(("section", "file"), [("Volumes", "pack.yaml"), ("Forms", "forms.yaml")])
def test_every_field_of_the_bundled_files_is_described(root, page, section, file):
    """Whatever ``pack.yaml`` and ``forms.yaml`` say of a volume, form or field is explained."""
    content = yaml.safe_load((root / "templates" / file).read_text(encoding="utf-8"))
    listed = content["volumes"] if "volumes" in content else content.values()
    used = {key for one in listed for key in one}
    used |= {key for one in listed for field in one.get("fields", []) for key in field}
    named = set(CODE.findall(page[section]))

    assert used - named == set()


def test_every_kind_of_field_is_named(page):
    """The section on forms names each kind of field."""
    assert set(FIELD_KINDS) - set(CODE.findall(page["Forms"])) == set()


def _parts(value):
    return set(vars(value)) if isinstance(value, SimpleNamespace) else set()

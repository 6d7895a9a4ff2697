"""The schemas hold what the readers hold, so that an editor says what tenderkit would say."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from tenderkit.store.schema.nouns import NOUNS, render_schema, schema_file

ROOT = Path(__file__).parents[3]
BROKEN = Path(__file__).parents[1] / "broken"
EXPECTED = yaml.safe_load((BROKEN / "expected.yaml").read_text(encoding="utf-8"))
SHAPE = ("010", "011", "012", "013")
"""Unknown, missing, of another type, or a value that its field doesn't accept."""
BEYOND = re.compile(r"is given twice|which is not there$|is not there$")
"""What a schema cannot tell: whether two ids are the same, and whether a file is there."""


class _Core(yaml.SafeLoader):
    """YAML as editors read it, by the core schema of YAML 1.2: 7 is a number, and no a word."""


_Core.yaml_implicit_resolvers = {}
for _tag, _form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), [None])

VALIDATORS = {
    noun: Draft202012Validator(json.loads(render_schema(noun)), format_checker=FormatChecker())
    for noun in NOUNS
}


def faults(noun, path):
    """What the schema says of a file."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Core)
    return [
        f"{path.name} {'.'.join(map(str, fault.absolute_path))}: {fault.message}"
        for fault in VALIDATORS[noun].iter_errors(document)
    ]


def files(noun):
    """The files of that kind that the project holds."""
    if noun == "opportunity":
        return sorted(ROOT.glob("examples/*/opportunity.yaml"))
    if noun == "workspace":
        return [ROOT / "examples" / "tenderkit.yaml"]
    if noun == "library":
        return [ROOT / "clauses" / "library.yaml", ROOT / "examples" / "clauses" / "library.yaml"]
    if noun == "guidance":
        return sorted(ROOT.glob("clauses/guidance/*/*.yaml"))
    found = [*ROOT.glob("clauses/*/*/*.yaml"), *ROOT.glob("examples/clauses/*/*/*.yaml")]
    return sorted(p for p in found if p.name != "status.yaml" and p.parts[-3] != "guidance")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_schema_is_one(noun):
    """It is valid by its own draft, says what it is of, and lets no unknown field pass."""
    schema = json.loads(render_schema(noun))

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] and schema["description"]
    assert schema["additionalProperties"] is False
    assert all("description" in shape or "type" in shape for shape in schema["properties"].values())


@pytest.mark.parametrize("noun", NOUNS)
def test_the_written_schema_is_in_step(noun):
    """``docs/schemas`` holds what the readers say now."""
    written = ROOT / "docs" / "schemas" / schema_file(noun)

    assert written.read_text(encoding="utf-8") == render_schema(noun), (
        "run: python docs/generate.py"
    )


@pytest.mark.parametrize("noun", NOUNS)
def test_every_file_of_the_project_is_right_by_its_schema(noun):
    """Clauses, guidance, opportunities, workspaces and libraries, bundled and of the examples."""
    found = files(noun)

    assert found
    assert [fault for path in found for fault in faults(noun, path)] == []


@pytest.mark.parametrize(
    "name", [name for name in EXPECTED if name.partition("-")[0] in NOUNS and not EXPECTED[name]]
)
def test_a_sound_file_is_right_by_its_schema(name):
    """What the readers find nothing in, the schema finds nothing in."""
    assert faults(name.partition("-")[0], BROKEN / name) == []


def _broken():
    for name, findings in EXPECTED.items():
        told = [one for one in findings if not BEYOND.search(one["message"])]
        codes = {one["code"][3:] for one in findings}
        if name.partition("-")[0] in NOUNS and findings and codes <= set(SHAPE):
            yield pytest.param(name, bool(told), id=name)


@pytest.mark.parametrize(("name", "wrong"), list(_broken()))
def test_a_file_of_a_wrong_shape_is_wrong_by_its_schema(name, wrong):
    """But for what no schema can tell."""
    assert bool(faults(name.partition("-")[0], BROKEN / name)) == wrong

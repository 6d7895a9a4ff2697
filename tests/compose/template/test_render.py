import copy
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import any_text

from tenderkit.compose.template.environment import FILTERS, OUTPUT_LIMIT, Call
from tenderkit.compose.template.render import Rendered, render

_HOSTILE = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))
_CASES = [
    pytest.param(template, group["rule"], id=f"{group['group']}: {template}")
    for group in _HOSTILE
    for template in group["templates"]
]


def _data(**more) -> dict:
    return {
        "opportunity": SimpleNamespace(title="Housing", scope=["one", "two"], years=3),
        "authority": SimpleNamespace(name="London Borough of Hexbridge"),
        **more,
    }


def _rendered(template: str, **more) -> Rendered:
    rendered, findings = render("a.md.j2", {"a.md.j2": template}, _data(**more))
    assert findings == []
    return rendered


def _finding(template: str, **more):
    rendered, (finding,) = render("a.md.j2", {"a.md.j2": template}, _data(**more))
    assert rendered is None
    return finding


@pytest.mark.parametrize(("template", "rule"), _CASES)
def test_a_hostile_template_is_a_finding(template, rule):
    """Each is refused by its rule, says no address in memory, and leaves the data as it was."""
    data = _data()
    before = copy.deepcopy(data)
    sources = {"a.md.j2": template, "other.md.j2": "other"}
    rendered, (finding,) = render("a.md.j2", sources, data)

    assert rendered is None
    assert finding.name == rule, finding.message
    assert finding.at.file == "templates/a.md.j2"
    assert not re.search(r"0x[0-9a-f]{6}", finding.message)
    assert data == before


VALUES = [
    "*Ltd*",
    "<script>alert(1)</script>",
    "| a | b |",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "{=0}",
    "{=99}",
    "# heading\n\n- item\n",
    "\r\n\t\x00\x1b\ud800",
    "",
    "x" * 1_000_000,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value[:20]))
def test_a_value_never_enters_the_markdown(value):
    """A token stands for it, and the value itself is kept as it is."""
    rendered = _rendered("Supplier: {{ value }} and {{ value }}.\n", value=value)

    assert rendered == Rendered(markdown="Supplier: {=0} and {=1}.\n", held=(value, value))


@given(any_text)
def test_any_value_is_held_as_it_is(value):
    """Whatever the text, it is held and not read again."""
    assert _rendered("{{ value }}", value=value).held == (value,)


@given(st.lists(st.sampled_from(["{", "}", "{=", "=", "0", "{{", "}}", "{#", "#}", "-", " ", "x"])))
def test_any_template_is_rendered_or_refused(parts):
    """Whatever is typed, there is either Markdown or a finding, and no token but those handed out."""
    rendered, findings = render("a.md.j2", {"a.md.j2": "".join(parts)}, {"x": "value"})

    assert (rendered is None) == bool(findings)
    if rendered:
        tokens = [int(token) for token in re.findall(r"\{=(\d+)\}", rendered.markdown)]
        assert tokens == list(range(len(rendered.held)))


def test_whole_numbers_print():
    """With the words of templates around them, as they are."""
    assert _rendered("{{ opportunity.years }} years").held == ("3",)


def test_a_number_too_long_to_write_is_refused():
    """Python itself refuses to write more than 4,300 digits, and no document needs them."""
    assert _finding("{{ value }}", value=10**5000).name == "template-refused"


def test_a_block_is_held_as_a_call():
    """With its arguments, in the order in which the template prints."""
    rendered = _rendered("{{ opportunity.title }}\n\n{{ clause('DA-060') }}\n{{ matrix() }}\n")

    assert rendered.markdown == "{=0}\n\n{=1}\n{=2}\n"
    assert rendered.held == (
        "Housing",
        Call(name="clause", arguments=("DA-060",)),
        Call(name="matrix"),
    )


def test_loops_conditions_and_names_of_its_own():
    """What the bundled templates are made of."""
    rendered = _rendered(
        "{% for part in opportunity.scope %}\n"
        "{% set last = loop.last %}\n"
        "- {{ part }}{% if not last %}; and{% else %}.{% endif %}\n\n"
        "{% endfor %}\n"
    )

    assert rendered.markdown == "- {=0}; and\n- {=1}.\n"
    assert rendered.held == ("one", "two")


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("opportunity.scope|length", "2"),
        ("opportunity.scope|first", "one"),
        ("opportunity.scope|last", "two"),
        ("opportunity.scope|join", "onetwo"),
        ("opportunity.scope|join(', ')", "one, two"),
        ("opportunity.title|upper", "HOUSING"),
        ("opportunity.title|lower", "housing"),
        ("'hOUSING'|capitalize", "Housing"),
        ("['b', 'a']|sort|join", "ab"),
        ("['b', 'a', 'b']|unique|join", "ba"),
    ],
)
def test_the_filters_that_are_allowed(expression, printed):
    """Each of the nine does what Jinja says."""
    assert _rendered(f"{{{{ {expression} }}}}").held == (printed,)


def test_no_other_filter_is_there():
    """A filter is allowed by name; Jinja has some fifty."""
    assert sorted(FILTERS) == "capitalize first join last length lower sort unique upper".split()


@pytest.mark.parametrize(
    ("template", "line", "message", "help"),
    [
        ("one\n\n{{ opportunity.titel }}", 3, "titel stands for nothing", "did you mean title?"),
        ("{{ oportunity.title }}", 1, "oportunity stands for nothing", "did you mean opportunity?"),
        ("\n{{ clauze('x') }}", 2, "clauze stands for nothing", "did you mean clause?"),
        ("{{ authority.address }}", 1, "address stands for nothing", "accepted: name"),
        ("{{ authority.name.titel }}", 1, "titel stands for nothing", "see docs/templates.md"),
        (
            "{% for x in [1] %}\n{{ loop.previtem }}\n{% endfor %}",
            2,
            "there is no previous item",
            "see docs/templates.md",
        ),
    ],
)
def test_a_misspelt_name_has_its_line_and_a_suggestion(template, line, message, help):
    """The nearest name of the same object is proposed, else the names that it has."""
    finding = _finding(template)

    assert (finding.code, finding.name, finding.at.line) == ("PCK002", "misspelt-name", line)
    assert (finding.message, finding.help) == (message, help)


@pytest.mark.parametrize(
    ("template", "code", "line", "message"),
    [
        ("one\n{% if opportunity.title %}\n", "PCK001", 2, "{% if %} is never closed"),
        ("\n\n{{ ''.__class__ }}", "PCK003", 3, "a template may not reach __class__"),
        ("\n{{ 7*7 }}", "PCK003", 2, "the operator * is not allowed"),
        ("\n{{ opportunity }}", "PCK003", 2, "only text and whole numbers print, not a group of values"),
        ("\n\n\n{{ 1 // 0 }}", "PCK003", 4, "a number is divided by zero"),
        ("\n{% include 'x' %}", "PCK003", 2, "include is not allowed"),
        ("one\ntwo {=0}", "PCK003", 2, "{= is kept for held values"),
        ("one { {#- -#} =0}", "PCK003", 0, "{= is kept for held values"),
    ],
)  # fmt: skip
def test_a_fault_has_its_line_and_its_reason(template, code, line, message):
    """Line 0 means the file: a token that was pieced together stands on no line of its own."""
    finding = _finding(template)

    assert (finding.code, finding.at.line) == (code, line)
    assert finding.message.startswith(message)


def test_blocks_nested_too_deep_for_python():
    """Python refuses more than twenty loops inside one another: a finding, no traceback."""
    template = "{% for x in [1] %}" * 25 + "{% endfor %}" * 25

    assert _finding(template).name == "template-refused"


def test_an_expression_nested_too_deep():
    """Ten thousand brackets are more than any reader needs."""
    assert _finding("{{ " + "(" * 10_000 + "1" + ")" * 10_000 + " }}").name == "template-refused"


def test_a_template_that_writes_without_end_is_stopped():
    """Twenty million characters are the limit, wherever they come from."""
    loop = "{% for a in value %}{% for b in value %}{% for c in value %}words{% endfor %}{% endfor %}{% endfor %}"
    finding = _finding(loop, value=["x"] * 200)

    assert (finding.code, finding.name) == ("PCK004", "template-limit")
    assert finding.message == "writes more than 20,000,000 characters"


def test_held_values_count_into_the_limit():
    """A short template that prints a long value again and again writes just as much."""
    finding = _finding(
        "{% for x in rounds %}{{ value }}{% endfor %}", value="x" * 1_000_000, rounds=["x"] * 30
    )

    assert OUTPUT_LIMIT < 30_000_000
    assert finding.name == "template-limit"

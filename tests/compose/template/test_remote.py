import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from tenderkit.compose.template.environment import Call
from tenderkit.compose.template.remote import answer, renderer
from tenderkit.compose.template.render import Rendered, render
from tenderkit.sandbox.run import run_limited

_HOSTILE = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))
_TEMPLATES = [template for group in _HOSTILE for template in group["templates"]]
_DATA = {
    "opportunity": SimpleNamespace(title="Tŷ *Ltd* \ud800", scope=["one", "two"], years=3),
    "authority": SimpleNamespace(name="London Borough of Hexbridge"),
}
_render_here = renderer(lambda _function, payload: answer(payload))
_render_there = renderer(run_limited)


@pytest.mark.parametrize("template", _TEMPLATES)
def test_a_hostile_template_meets_the_same_finding_by_way_of_json(template):
    """Rule, line, message and help are those that rendering in this process gives."""
    sources = {"a.md.j2": template}

    assert _render_here("a.md.j2", sources, _DATA) == render("a.md.j2", sources, _DATA)


@pytest.mark.parametrize("rendering", [_render_here, _render_there], ids=["json", "child"])
def test_what_is_rendered_elsewhere_is_the_same(rendering):
    """Markdown, values and calls come back as they were, whatever characters they hold."""
    loop = "{% for part in opportunity.scope %}{{ part }}{% endfor %}"
    template = "# {{ opportunity.title }}\n\n{{ clause('DA-060') }}\n" + loop
    rendered, findings = rendering("a.md.j2", {"a.md.j2": template}, _DATA)

    assert findings == []
    assert rendered == Rendered(
        markdown="# {=0}\n\n{=1}\n{=2}{=3}",
        held=("Tŷ *Ltd* \ud800", Call(name="clause", arguments=("DA-060",)), "one", "two"),
    )


def test_a_child_process_reports_the_same_finding():
    """A misspelt name comes back with its line and suggestion."""
    sources = {"a.md.j2": "one\n{{ opportunity.titel }}"}

    assert _render_there("a.md.j2", sources, _DATA) == render("a.md.j2", sources, _DATA)


_LOOP = "".join(f"{{% for {name} in '{'x' * 500}' %}}" for name in "abcde")
ENDLESS = {
    "nested loops without end": (_LOOP + "{% endfor %}" * 5, "processor time"),
    "text that doubles": ("{% set a = 'x' %}" + "{% set a = a + a %}" * 40, "MB"),
    "one call for ten gigabytes": ("{% set a = 'x'.ljust(10000000000) %}", "MB"),
    "lists that double": ("{% set a = [1] %}" + "{% set a = a + a %}" * 40, "MB"),
    "output without end": (_LOOP + "words" * 2000 + "{% endfor %}" * 5, "20,000,000 characters"),
    "values without end": (_LOOP + "{{ a }}" + "{% endfor %}" * 5, ""),
}


@pytest.mark.parametrize(("template", "limit"), ENDLESS.values(), ids=ENDLESS)
def test_a_template_without_end_is_stopped_within_seconds(template, limit):
    """The finding names the limit that was passed: time, memory or output."""
    started = time.monotonic()
    rendered, (finding,) = _render_there("a.md.j2", {"a.md.j2": template}, _DATA)

    assert rendered is None
    assert (finding.code, finding.name) == ("PCK004", "template-limit")
    assert finding.at.file == "templates/a.md.j2"
    assert limit in finding.message
    assert time.monotonic() - started < 10

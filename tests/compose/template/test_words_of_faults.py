from types import SimpleNamespace

import pytest

from tenderkit.compose.template.render import in_words, render

DATA = {"opportunity": SimpleNamespace(title="Housing", scope=["one", "two"], years=3)}
FILTERS = "accepted: capitalize, first, join, last, length, lower, sort, unique, upper"
MANUAL = "see docs/templates.md"


@pytest.mark.parametrize(
    ("template", "message", "help"),
    [
        ("{% for x in opportunity.years %}{% endfor %}", "opportunity.years is a number, not a list", MANUAL),
        ("{% for x in opportunity %}{% endfor %}", "opportunity is a group of values, not a list", MANUAL),
        ("{% for x in 7 %}{% endfor %}", "a number cannot be looped over", MANUAL),
        ("{% for x in [opportunity][0].years %}{% endfor %}", "a number cannot be looped over", MANUAL),
        ("{% for a, b in [1] %}{% endfor %}", "a loop names more or fewer parts than each item has", MANUAL),
        ("{{ opportunity.scope|map }}", "there is no filter called map", FILTERS),
        ("{{ opportunity.scope|list }}", "there is no filter called list", "did you mean last?"),
        ("{{ opportunity.scope|joined }}", "there is no filter called joined", "did you mean join?"),
        ("{{ opportunity is odd_one }}", "there is no test called odd_one", MANUAL),
        ("{% do x %}", "the tag do is not known, or cannot stand here", MANUAL),
        ("{% endfor %}", "{% endfor %} closes nothing that is open here", MANUAL),
        ("{% if opportunity %}", "{% if %} is never closed", MANUAL),
        ("{{ opportunity title }}", "title stands where }} is meant", MANUAL),
        ("{{ (1, }}", "} stands where ) is meant", MANUAL),
        ("{{ }}", "a value is missing before }}", MANUAL),
        ("{{ 1 <", "something is missing before the end of the template", MANUAL),
        ("{{ 'Housing }}", "a quotation mark is never closed", MANUAL),
        ("{{ opportunity ? }}", "the character ? begins nothing that is known", MANUAL),
        ("{# note", "a comment is never closed by #}", MANUAL),
        ("{{ opportunity.title() }}", "text takes no brackets", MANUAL),
        ("{{ ['a']|join(opportunity) }}", "a group of values cannot be used in this way", MANUAL),
        ("{{ opportunity.scope|length(1) }}", "the brackets hold too many values, or too few", MANUAL),
        ("{{ clause(id='DA-060') }}", "id= cannot stand in the brackets of a block", MANUAL),
        ("{{ 1 + 'a' }}", "+ does not go with a number and text", MANUAL),
        ("{{ -opportunity.title }}", "- cannot stand before text", MANUAL),
        ("{{ 'a' < 1 }}", "text cannot be compared with a number", MANUAL),
        ("{{ opportunity.years|length }}", "a number has no length", MANUAL),
        ("{{ [1].append(2) }}", "a template may not reach append", MANUAL),
        ("{{ []|first }}", "the list is empty, and has no first item", MANUAL),
        ("{{ 'a' ~ 'b' }}", "the operator ~ is not allowed", ""),
        ("{{ opportunity.scope.index('x') }}", "this cannot be worked out", MANUAL),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_words(template, message, help):
    """What Jinja and Python say is told to an officer, who knows neither."""
    _, (finding,) = render("a.md.j2", {"a.md.j2": template}, DATA)

    assert (finding.message, finding.help) == (message, help)


def test_parts_that_stand_too_deep_are_told_in_words():
    """Python says it in two ways, for blocks and for brackets."""
    expected = "parts stand too deep in one another"

    assert in_words("too many statically nested blocks (a.md.j2, line 1)") == expected
    assert in_words("maximum recursion depth exceeded") == expected

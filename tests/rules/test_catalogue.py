import pytest

from tenderkit.errors import NotFound
from tenderkit.model.finding import Severity
from tenderkit.rules.catalogue import by_code, catalogue, rule_for
from tenderkit.rules.rule import Rule


def _rule(code: str) -> Rule:
    return Rule(code=code, name="a-rule", severity=Severity.NOTE, manual="A fault.")


def test_rules_come_in_the_order_of_their_codes():
    """A reader of the catalogue finds a code where it belongs."""
    ordered = by_code([_rule("OPP101"), _rule("CLS102"), _rule("CLS001")])

    assert [rule.code for rule in ordered] == ["CLS001", "CLS102", "OPP101"]


def test_a_code_is_never_used_twice():
    """Two rules of one code stop tenderkit, and the code is named."""
    with pytest.raises(ValueError, match="used twice: CLS102"):
        by_code([_rule("CLS102"), _rule("OPP101"), _rule("CLS102")])


def test_a_rule_takes_its_name_and_manual_from_its_file():
    """The file ``square_bracket`` holds the rule ``square-bracket``, and its docstring the manual."""
    rule = rule_for("square-bracket")

    assert rule.code == "CLS109"
    assert rule.title.endswith(".")
    assert rule.check is not None


@pytest.mark.parametrize("wanted", ["OPP013", "opp013", " OPP013 "])
def test_a_rule_is_found_by_its_code(wanted):
    """However the code is typed."""
    assert rule_for(wanted).name == "bad-value"


def test_an_unknown_rule_is_not_found():
    """The error says where all codes are listed."""
    with pytest.raises(NotFound) as raised:
        rule_for("OPP999")

    assert raised.value.message == "no rule is called OPP999"
    assert "tenderkit rules" in raised.value.help


def test_every_module_of_the_room_is_a_rule_but_what_checks_share():
    """Modules whose names begin with an underscore hold no rule."""
    assert not [rule.name for rule in catalogue() if rule.name.startswith("-")]

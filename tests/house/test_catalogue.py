import importlib
import pkgutil
import re

import pytest
import yaml

from tenderkit.rules.catalogue import SHELVES, catalogue

SECTIONS = ("Why it matters", "Fires", "Stays silent")
RULE_FILES = [
    (shelf.split(".")[1], info.name)
    for shelf in SHELVES.values()
    for info in pkgutil.iter_modules(importlib.import_module(shelf).__path__)
]


def test_codes_are_unique_and_well_formed():
    """Three letters and three digits, and no code twice."""
    codes = [rule.code for rule in catalogue()]

    assert not [code for code in codes if not re.fullmatch(r"[A-Z]{3}\d{3}", code)]
    assert len(set(codes)) == len(codes)


def test_names_are_unique_within_a_subject():
    """A readable name stands for one rule of its subject, so that a waiver can use it."""
    names = [(rule.subject, rule.name) for rule in catalogue()]

    assert len(set(names)) == len(names)


def test_there_are_at_least_24_checks():
    """The catalogue holds 24 or more rules that have a check of their own."""
    assert sum(1 for rule in catalogue() if rule.check) >= 24


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_rule_has_a_manual(rule):
    """A manual opens with one sentence, then says why it matters, when it fires and when not."""
    positions = [rule.manual.find(f"**{section}") for section in SECTIONS]

    assert rule.title.endswith(".")
    assert "**" not in rule.title
    assert -1 not in positions, f"{rule.code} lacks one of {SECTIONS}"
    assert positions == sorted(positions)


@pytest.mark.parametrize(("room", "name"), RULE_FILES, ids=lambda value: str(value))
def test_every_rule_file_has_cases(root, room, name):
    """A rule is seen to fire in one case at least, and to stay silent in another."""
    path = root / "tests" / room / "cases" / f"{name}.yaml"
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert cases["fires"], "no case fires"
    assert cases["silent"], "no case stays silent"


def test_every_case_file_has_a_rule(root):
    """A case file whose rule is gone is taken out."""
    known = {f"{room}/{name}" for room, name in RULE_FILES}
    files = {
        f"{path.parts[-3]}/{path.stem}"
        for path in (root / "tests").glob("*/cases/*.yaml")
        if path.parts[-3] in {room for room, _ in RULE_FILES}
    }

    assert files <= known

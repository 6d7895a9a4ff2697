"""The catalogue: every rule there is, each found in its own file."""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from types import ModuleType

from tenderkit.errors import NotFound
from tenderkit.rules.reading import READING
from tenderkit.rules.rule import Rule

ROOMS = ("tenderkit.checks",)
"""Packages of one rule a file: ``CODE``, ``SEVERITY``, a manual as docstring, and ``check``."""


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return by_code([*READING, *(_rule(module) for module in _modules())])


def by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules in the order of their codes.

    Raises:
        ValueError: two rules share a code, which is a fault in tenderkit.
    """
    ordered = sorted(rules, key=lambda rule: rule.code)
    twice = [one.code for one, next_one in pairwise(ordered) if one.code == next_one.code]
    if twice:
        raise ValueError(f"used twice: {', '.join(twice)}")
    return tuple(ordered)


def rule_for(code_or_name: str) -> Rule:
    """The rule of that code or readable name.

    Raises:
        NotFound: no rule is called that.
    """
    wanted = code_or_name.strip().lower()
    for rule in catalogue():
        if wanted in (rule.code.lower(), rule.name):
            return rule
    raise NotFound(
        f"no rule is called {code_or_name}", help="'tenderkit rules' lists every code and name"
    )


def _modules() -> list[ModuleType]:
    found = []
    for room in ROOMS:
        package = importlib.import_module(room)
        for info in pkgutil.iter_modules(package.__path__):
            if not info.name.startswith("_"):
                found.append(importlib.import_module(f"{room}.{info.name}"))
    return found


def _rule(module: ModuleType) -> Rule:
    return Rule(
        code=module.CODE,
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        severity=module.SEVERITY,
        manual=(module.__doc__ or "").strip(),
        check=module.check,
    )

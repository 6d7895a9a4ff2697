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

SHELVES = {
    "CLS": "tenderkit.checks.clause",
    "LIB": "tenderkit.checks.library",
    "OPP": "tenderkit.checks.opportunity",
    "PCK": "tenderkit.checks.pack",
}
"""By subject the package of one rule a file: ``CODE``, ``SEVERITY``, a manual, and ``check``."""


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return by_code([*READING, *(rule for subject in SHELVES for rule in rules_on(subject))])


@cache
def rules_on(subject: str) -> tuple[Rule, ...]:
    """The rules with a check on one subject, CLS, LIB, OPP or PCK; no other shelf is loaded."""
    package = importlib.import_module(SHELVES[subject])
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]
    return by_code(_rule(importlib.import_module(f"{package.__name__}.{name}")) for name in names)


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


def rules_called(code_or_name: str) -> tuple[Rule, ...]:
    """The rule of that code, or every rule of that readable name: subjects may share one."""
    wanted = code_or_name.strip().lower()
    return tuple(rule for rule in catalogue() if wanted in (rule.code.lower(), rule.name))


def rule_for(code_or_name: str) -> Rule:
    """The rule of that code or readable name.

    Raises:
        NotFound: no rule is called that.
    """
    found = rules_called(code_or_name)
    if found:
        return found[0]
    raise NotFound(
        f"no rule is called {code_or_name}", help="'tenderkit rules' lists every code and name"
    )


def _rule(module: ModuleType) -> Rule:
    return Rule(
        code=module.CODE,
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        severity=module.SEVERITY,
        manual=(module.__doc__ or "").strip(),
        check=module.check,
    )

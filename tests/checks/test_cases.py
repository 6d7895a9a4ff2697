"""The checks on clauses and libraries, against the cases in ``cases``.

A case file names its rule and holds two lists. Each case has a ``name``, and what it changes:

``change``   words of ``data-access/DA-060/1.0.0.yaml`` in the base library -> what stands there instead
``files``    other files of the library -> null (taken out), or ``copy`` (another file), ``text``
             (the whole of it) and ``change``
``own``      files of a council's library, which is then laid over the base as ``HXB``
``day``      the day, where it is not 24 November 2026
``unread``   the codes that reading finds in files that cannot be read
``finds``    every finding of the rule, in order: line, column, message, help; ``file`` and
             ``severity`` where they are not the clause and the rule's own; a path that begins with
             ``own/`` is the council's
"""

from pathlib import Path

import pytest
import yaml

from tenderkit.model.case import ClauseCase, LibraryCase
from tenderkit.model.finding import in_order
from tenderkit.rules.catalogue import catalogue, rule_for
from tenderkit.rules.run import run_checks

CLAUSE = "data-access/DA-060/1.0.0.yaml"


def _cases():
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        if document["rule"][:3] not in ("CLS", "LIB"):
            continue
        for kind in ("silent", "fires"):
            for case in document[kind]:
                yield pytest.param(
                    document["rule"], path.stem, kind, case, id=f"{path.stem}: {case['name']}"
                )


CASES = list(_cases())


def _shown(file):
    return file if file.startswith("own/") else f"clauses/{file}"


def _run(library, rules, on):
    cases = [ClauseCase(clause=version, library=library, on=on) for version in library.versions()]
    cases.append(LibraryCase(library=library, on=on))
    return in_order([finding for case in cases for finding in run_checks(case, rules)])


@pytest.mark.parametrize(("code", "stem", "kind", "case"), CASES)
def test_case(code, stem, kind, case, library_of, today):
    """A check finds exactly what its case says: place, severity, wording and advice."""
    rule = rule_for(code)
    expected = [
        {
            "file": _shown(wanted.get("file", CLAUSE)),
            "line": wanted["line"],
            "column": wanted["column"],
            "severity": wanted.get("severity", rule.severity.value),
            "message": wanted["message"],
            "help": wanted["help"],
        }
        for wanted in case.get("finds", [])
    ]

    found = [
        {
            "file": finding.at.file,
            "line": finding.at.line,
            "column": finding.at.column,
            "severity": finding.severity.value,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in _run(library_of(case), [rule], case.get("day", today))
    ]

    assert rule.name == stem.replace("_", "-")
    assert bool(expected) == (kind == "fires")
    assert found == expected


@pytest.mark.parametrize(
    "case", [case.values[-1] for case in CASES], ids=[case.id for case in CASES]
)
def test_a_finding_names_its_clause(case, library_of, today):
    """Every finding in a clause's file carries the clause's id, so that a waiver can name it."""
    rules = [rule for rule in catalogue() if rule.subject == "CLS"]

    for finding in _run(library_of(case), rules, case.get("day", today)):
        assert finding.clause == finding.at.file.split("/")[2]
        assert finding.requirement in ("", *[f"{finding.clause}.R{n}" for n in range(1, 20)])


@pytest.mark.parametrize("case", [{}, {"own": {}}], ids=["bundled", "with a council's own"])
def test_the_base_library_is_clean(case, library_of, today):
    """No check has anything to say about the libraries that the cases start from."""
    assert _run(library_of(case), None, today) == []

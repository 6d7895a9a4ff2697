import json

import pytest

from tenderkit.store.bundled import clauses_root
from tenderkit.store.library import read_library

LIBRARY, _ = read_library(clauses_root())
FAMILIES = list({id.rpartition("-")[0]: id for id in LIBRARY.clauses}.values())
"""One clause of each family: every command reads the whole library anew."""
IDS = [*FAMILIES, "DP-010@1.0.0", "HSG-010@1.1.1", "IG-10"]


@pytest.mark.parametrize("id", IDS)
def test_a_bundled_clause_or_item_can_be_read(run, id):
    """Each is printed in lines of at most 100 characters, with every provision and blank."""
    outcome = run("show", id)
    document = json.loads(run("show", id, "--json").stdout)

    assert outcome.exit == 0, outcome.stderr
    assert not [line for line in outcome.stdout.splitlines() if len(line) > 100]
    clause = document.get("clause", {})
    for provision in clause.get("provisions", []):
        assert f"\n{provision['id']} {provision['level'] or 'binds: ' + provision['binds']}\n" in (
            outcome.stdout
        )
    for blank in clause.get("blanks", []):
        assert f"\n  {{{blank['name']}}}: " in outcome.stdout


@pytest.mark.parametrize("id", FAMILIES)
def test_a_bundled_clause_is_explained(run, id):
    """Provenance, reason and use stand on the page of each."""
    outcome = run("explain", id)

    assert outcome.exit == 0, outcome.stderr
    for title in ("reason", "provenance", "where it is used"):
        assert f"\n\n{title}\n" in outcome.stdout
    assert not [line for line in outcome.stdout.splitlines() if len(line) > 100]

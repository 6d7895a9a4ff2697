import importlib.util

import pytest
from coverage.files import GlobMatcher


@pytest.fixture(scope="module")
def gate(root):
    """The patterns of the files that are held to full branch coverage, as the noxfile gives them."""
    spec = importlib.util.spec_from_file_location("noxfile_of_the_house", root / "noxfile.py")
    noxfile = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(noxfile)
    return noxfile.GATE


def test_the_gate_holds_every_file_of_the_pure_rooms_and_no_other(gate, sources):
    """Coverage reads the patterns as it does in a report; folders inside a room are held too."""
    pure = {"model", "text", "rules", "checks", "compose"}
    matcher = GlobMatcher(gate)
    held = {source.name for source in sources if matcher.match(str(source.path))}
    expected = {s.name for s in sources if s.room in pure or s.name.endswith("tenderkit/errors.py")}

    assert held == expected
    assert "src/tenderkit/checks/clause/square_bracket.py" in held


def test_the_build_server_holds_the_same_files(gate, root):
    """``.ci/run`` reports on the patterns of the noxfile, letter for letter."""
    assert f"--include='{','.join(gate)}'" in (root / ".ci" / "run").read_text(encoding="utf-8")

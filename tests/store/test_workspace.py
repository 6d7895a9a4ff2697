import pytest

from tenderkit.store.workspace import find_workspace


@pytest.fixture
def root(tmp_path, sound):
    """A workspace with a folder of clauses and an opportunity."""
    (tmp_path / "tenderkit.yaml").write_text(sound("workspace"), encoding="utf-8")
    (tmp_path / "clauses").mkdir()
    (tmp_path / "opportunities" / "housing").mkdir(parents=True)
    return tmp_path.resolve()


def test_a_workspace_is_found_from_anywhere_inside_it(root):
    """From the folder itself, from a folder below, and from a file that isn't there yet."""
    for start in (root, root / "opportunities" / "housing", root / "new" / "opportunity.yaml"):
        workspace = find_workspace(start)

        assert workspace is not None
        assert (workspace.root, workspace.prefix) == (root, "HXB")
        assert workspace.name == "London Borough of Hexbridge"
        assert (workspace.library, workspace.templates) == (root / "clauses", None)
        assert workspace.findings == ()


def test_the_nearest_workspace_counts(root, sound):
    """A workspace inside another one hides it."""
    inner = root / "opportunities"
    text = sound("workspace").replace("HXB", "INN") + "templates: own\n"
    (inner / "tenderkit.yaml").write_text(text, encoding="utf-8")
    (inner / "own").mkdir()

    workspace = find_workspace(inner / "housing")

    assert workspace is not None
    assert workspace.prefix == "INN"
    assert (workspace.library, workspace.templates) == (None, inner / "own")


def test_a_named_folder_that_is_not_there_is_a_finding(root, sound):
    """A folder that was named on purpose was meant to be there."""
    text = sound("workspace") + "library: own/clauses\n"
    (root / "tenderkit.yaml").write_text(text, encoding="utf-8")

    workspace = find_workspace(root)

    assert workspace is not None
    (finding,) = workspace.findings
    assert finding.message == "library names the folder own/clauses, which is not there"
    assert (finding.at.line, finding.at.column) == (3, 10)


def test_a_workspace_that_is_no_yaml_lays_nothing_over_the_library(root):
    """It is found, and says what is wrong with it."""
    (root / "tenderkit.yaml").write_text("prefix: 'HXB\n", encoding="utf-8")

    workspace = find_workspace(root)

    assert workspace is not None
    assert workspace.library is None
    assert [finding.code for finding in workspace.findings] == ["LIB003"]


def test_outside_a_workspace_there_is_none(tmp_path):
    """The climb ends at the top of the disk."""
    assert find_workspace(tmp_path) is None

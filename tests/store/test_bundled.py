import pytest

from tenderkit.errors import NotFound
from tenderkit.store.bundled import bundled, clauses_root, templates_root


def test_a_wheel_carries_the_library_inside_the_package(tmp_path):
    """An installed package is asked first, even beside a checkout."""
    package = tmp_path / "src" / "tenderkit"
    (package / "library" / "clauses").mkdir(parents=True)
    (tmp_path / "clauses").mkdir()
    (tmp_path / "pyproject.toml").touch()

    assert bundled(package) == package / "library"


def test_a_checkout_holds_the_library_at_its_top(tmp_path):
    """An editable install finds it there."""
    package = tmp_path / "src" / "tenderkit"
    package.mkdir(parents=True)
    (tmp_path / "clauses").mkdir()
    (tmp_path / "pyproject.toml").touch()

    assert bundled(package) == tmp_path


def test_clauses_beside_something_else_are_not_taken(tmp_path):
    """A folder called clauses two levels up may be anybody's."""
    package = tmp_path / "lib" / "tenderkit"
    package.mkdir(parents=True)
    (tmp_path / "clauses").mkdir()

    with pytest.raises(NotFound) as caught:
        bundled(package)
    assert "--library" in caught.value.help


def test_the_library_that_these_tests_run_with_is_found():
    """Both folders are where the functions say."""
    assert (clauses_root() / "library.yaml").is_file()
    assert (templates_root() / "pack.yaml").is_file()

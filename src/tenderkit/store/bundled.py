"""Where the library that comes with tenderkit stands, whichever way tenderkit was installed."""

from pathlib import Path

from tenderkit.errors import NotFound

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(package: Path = _PACKAGE) -> Path:
    """The folder that holds ``clauses``, ``templates`` and ``examples``.

    A wheel carries them inside the package; in a checkout, which an editable install uses too, they
    stand at the top.

    Raises:
        NotFound: neither is there.
    """
    inside = package / "library"
    if (inside / "clauses").is_dir():
        return inside
    checkout = package.parent.parent
    if (checkout / "clauses").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout
    raise NotFound(
        "the clause library that comes with tenderkit is not where it was installed",
        help="install tenderkit again, or name a library's folder with --library",
    )


def clauses_root() -> Path:
    """The bundled library.

    Raises:
        NotFound: it is not where it was installed.
    """
    return bundled() / "clauses"


def templates_root() -> Path:
    """The bundled templates with the pack manifest.

    Raises:
        NotFound: they are not where they were installed.
    """
    return bundled() / "templates"

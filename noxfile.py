import nox

nox.options.sessions = ["test", "lint", "types", "docs"]
nox.options.reuse_existing_virtualenvs = True

PURE_ROOMS = ("model", "text", "rules", "checks", "compose")
GATE = ("*/tenderkit/errors.py", *(f"*/tenderkit/{room}/*" for room in PURE_ROOMS))
"""The files whose branches are covered whole; a pattern that ends in ``/*`` holds the folders below too."""


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests, and hold the pure rooms to full branch coverage.

    With arguments, run pytest with just those: ``nox -s test -- tests/text -x``.
    """
    session.install("-e", ".[dev]")
    if session.posargs:
        session.run("pytest", *session.posargs)
        return
    session.run("pytest", "-n", "2", "--cov", "--cov-report=")
    session.run("coverage", "report", f"--include={','.join(GATE)}", "--fail-under=100")
    session.run("coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Check format, style and floors."""
    session.install("-e", ".[dev]")
    session.run("ruff", "format", "--check")
    session.run("ruff", "check")
    session.run("lint-imports", "--no-cache", "--no-logo")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the source, strictly."""
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Write the reference pages anew."""
    session.install("-e", ".[dev]")
    session.run("python", "docs/generate.py")


@nox.session
def release(session: nox.Session) -> None:
    """Build the distributions, try them out, and show what both changelogs would say."""
    session.install("-e", ".[dev]")
    session.run("pytest", "-m", "packaging")
    session.run("python", "-m", "build", "--outdir", "dist")
    for book in ("tool", "library"):
        config = f"changelog.d/{book}.toml"
        session.run(
            "towncrier", "build", "--draft", "--config", config, "--dir", ".", "--version", "next"
        )

"""LibreOffice, where it is at hand: Word files to PDF."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tenderkit.errors import NotFound, Refused

PATIENCE = 600
"""Seconds that all files together may take."""
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_office() -> Path | None:
    """The program, on the path or where it is usually installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    usual = next((path for path in _USUAL if Path(path).is_file()), None)
    return Path(found or usual or "") if found or usual else None


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each Word file as PDF, under its own path with another ending.

    Two runs do not give the same bytes: LibreOffice writes the time into them.

    Raises:
        NotFound: LibreOffice is not installed.
        Refused: it could not convert them.
    """
    office = find_office()
    if office is None:
        help = "install LibreOffice, or build without --pdf"
        raise NotFound(
            "LibreOffice is not on this machine, and PDF files are made with it", help=help
        )
    with tempfile.TemporaryDirectory(prefix="tenderkit-pdf-") as scratch:
        home = Path(scratch)
        names = {path: f"{number:03}" for number, path in enumerate(sorted(documents))}
        for path, name in names.items():
            (home / f"{name}.docx").write_bytes(documents[path])
        _convert(office, home)
        made = {path: home / f"{name}.pdf" for path, name in names.items()}
        missing = [path for path, pdf in made.items() if not pdf.is_file()]
        if missing:
            raise Refused(f"LibreOffice made no PDF of {missing[0]}", help="build without --pdf")
        return {f"{path.removesuffix('.docx')}.pdf": pdf.read_bytes() for path, pdf in made.items()}


def _convert(office: Path, home: Path) -> None:
    command = [
        str(office),
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(home),
        *(str(path) for path in sorted(home.glob("*.docx"))),
    ]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Refused(f"LibreOffice took more than {PATIENCE} seconds") from None
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(f"LibreOffice stopped: {said[-1] if said else failed.returncode}") from None

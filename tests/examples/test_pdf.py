import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tenderkit.api.build import build
from tenderkit.api.verify import verify
from tenderkit.formats.pdf import find_office

DAY = date(2026, 12, 1)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The purchase below the threshold, built with a PDF of each volume."""
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    scratch = tmp_path_factory.mktemp("printed")
    examples = Path(__file__).parents[2] / "examples"
    copy = Path(shutil.copytree(examples, scratch / "examples"))
    built = build(copy / "report-forms", scratch / "pack", DAY, pdf=True)
    assert built.files, built.findings
    return scratch / "pack"


def test_each_volume_is_a_pdf_too(printed):
    """Every Word file outside the annotated drafts has its PDF beside it, and no other file has one."""
    word = {p.with_suffix("") for p in printed.rglob("*.docx") if "annotated" not in p.parts}
    pdf = {path.with_suffix("") for path in printed.rglob("*.pdf")}

    assert pdf == word
    assert all(path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-") for path in pdf)


def test_a_pdf_says_what_its_volume_says(printed):
    """The words of the award criteria stand on the pages as they stand in Markdown."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    shown = subprocess.run(
        [program, "-layout", str(printed / "suppliers" / "04-award-criteria.pdf"), "-"],
        capture_output=True, check=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip

    assert "HXB-2026-041" in shown
    for words in ("How quality is scored", "The forms in use", "Where two Responses have the same"):
        assert words in " ".join(shown.split())


def test_a_pack_with_pdf_files_is_verified(printed):
    """LibreOffice writes the time into a PDF, so those are compared with what was recorded alone."""
    assert verify(printed, DAY) == []

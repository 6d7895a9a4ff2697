from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenderkit.store.clause_file import read_clause
from tenderkit.store.library_file import read_head, read_sources
from tenderkit.store.opportunity_file import read_opportunity
from tenderkit.store.parts.definitions_file import read_definitions
from tenderkit.store.parts.guidance_file import read_guidance
from tenderkit.store.parts.law_file import read_law

READERS: dict[str, Callable[..., tuple[object, list]]] = {
    "clause": read_clause,
    "guidance": read_guidance,
    "definitions": read_definitions,
    "library": read_head,
    "law": read_law,
    "sources": read_sources,
    "opportunity": read_opportunity,
}

SLIPS = st.sampled_from(
    [
        *"\t: \n[]{}'\"|x\x85é",
        "",
        "- ",
        "no",
        "1.10",
        "[]",
        "{}",
        "\n  ",
        ": ",
        "id: x\n",
        "&a ",
        "*a",
    ]
)
"""What a slip of the hand may leave in a file."""


@pytest.mark.parametrize("kind", READERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    slips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), SLIPS), min_size=1, max_size=4)
)
def test_a_slip_anywhere_gives_findings_and_never_a_traceback(tmp_path, sound, kind, slips):
    """Whatever is deleted or typed, each finding names the file, a line of it, and what is wrong."""
    text = sound(kind)
    for share, deleted, typed in slips:
        place = int(share * len(text))
        text = text[:place] + typed + text[place + deleted :]
    path = Path(tmp_path / "file.yaml")
    path.write_bytes(text.encode("utf-8"))

    _, findings = READERS[kind](path, "file.yaml")

    lines = text.count("\n") + 1
    for finding in findings:
        assert finding.at.file == "file.yaml"
        assert 0 <= finding.at.line <= lines
        assert finding.message
        assert "\n" not in finding.message


@pytest.mark.parametrize("kind", READERS)
def test_a_file_without_any_one_of_its_lines_is_read_or_reported(tmp_path, sound, kind):
    """Deleting a line never goes wrong in silence: something is found, or the rest is still whole."""
    lines = sound(kind).splitlines(keepends=True)
    for number in range(len(lines)):
        path = tmp_path / "file.yaml"
        path.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")

        value, findings = READERS[kind](path, "file.yaml")

        assert value is not None or findings

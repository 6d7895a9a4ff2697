import os
import re
import subprocess
import sys

from tenderkit.rules.catalogue import catalogue


def test_reference_pages_are_fresh(root):
    """The committed reference pages are what ``docs/generate.py`` would write now."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    result = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert result.returncode == 0, result.stderr + "run: python docs/generate.py"


def test_links_between_pages_lead_somewhere(root):
    """Every relative link in a Markdown page points to a file of the repository."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "clauses").glob("*.md")]
    broken = [
        f"{page.relative_to(root)} -> {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
        if not (page.parent / target).exists()
    ]

    assert not broken, "\n".join(broken)


def test_contributing_is_at_most_two_pages(root):
    """The guide for contributors stays short enough to be read: 120 lines and 900 words."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 120
    assert len(text.split()) <= 900


def test_decision_notes_are_numbered_without_gaps(root):
    """Decision notes are called NNN-words.md, counted from 001, one page each."""
    notes = sorted((root / "docs" / "decisions").glob("*.md"))
    numbers = [int(note.name[:3]) for note in notes]
    long = [note.name for note in notes if len(note.read_text(encoding="utf-8").split()) > 600]

    assert numbers == list(range(1, len(notes) + 1))
    assert not long


def test_the_drafting_guide_is_at_most_two_pages(root):
    """The guide for those who write clauses stays short enough to be read: 120 lines and 900 words."""
    text = (root / "docs" / "drafting.md").read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 120
    assert len(text.split()) <= 900


def test_the_drafting_guide_and_the_checks_agree(root):
    """Each code that the guide names is a rule, and each check on how a clause is written is named."""
    text = (root / "docs" / "drafting.md").read_text(encoding="utf-8")
    named = {code for codes in re.findall(r"\[([A-Z0-9, ]+)\]", text) for code in codes.split(", ")}
    codes = {rule.code for rule in catalogue()}

    assert named <= codes
    assert {code for code in codes if code.startswith("CLS1")} <= named

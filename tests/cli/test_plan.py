import pytest


@pytest.fixture
def visits(run, folder):
    """The file of an opportunity that adds one clause against its facts and leaves one out."""
    run("release", "COM-090", "--library", "small")
    facts = ("--commenced-on", "2026-12-01", "--fact", "buys_technology=no")
    run("new", "opportunity", "visits", "--library", "small", *facts)
    file = folder / "visits" / "opportunity.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("add: {}", "add: {DA-010: residents ask for replies}")
    text = text.replace("omit: {}", "omit: {PRO-040: no answer is long}")
    file.write_text(text, encoding="utf-8")
    return file


def test_every_clause_is_taken_or_left_out_with_why(run, visits):
    """Facts, additions and omissions are told apart."""
    lines = run("plan", "visits", "--library", "small").stdout.splitlines()

    assert "  DA-010@1.0.0  Replies to questions  added: residents ask for replies" in lines
    assert "  DA-020   Copies of data  buys_technology is no, not yes" in lines
    assert "  COM-090  Invoices        buys_technology is no, not yes" in lines
    assert "  PRO-040  Word limits     omitted: no answer is long" in lines


def test_errors_are_shown_and_the_rest_is_counted(run, visits):
    """An error stands in full at the end, with exit code 1; notes and warnings are a number."""
    visits.write_text(
        visits.read_text(encoding="utf-8").replace("weighting: 60", "weighting: 59"),
        encoding="utf-8",
    )

    outcome = run("plan", "visits", "--library", "small")

    assert outcome.exit == 1
    assert "weightings-not-100" in outcome.stdout


def test_a_broken_opportunity_gives_findings_and_no_plan(run, visits):
    """What cannot be read is shown, and nothing is said to be taken or left out."""
    visits.write_text("id: [\n", encoding="utf-8")

    outcome = run("plan", "visits", "--library", "small")

    assert outcome.exit == 1
    assert "OPP003 yaml-syntax" in outcome.stdout
    assert "clauses" not in outcome.stdout

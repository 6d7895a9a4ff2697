import pytest
import yaml

from tenderkit.api.library import open_library
from tenderkit.api.query import queries, settled
from tenderkit.cli._ask import ask_all
from tenderkit.errors import Refused

ON = "2026-12-01"


@pytest.mark.parametrize(
    "options",
    [
        "",
        "--procedure competitive-flexible --estimate 1400000",
        "--fact buys_technology=no",
        "--fact personal_data=special-category --fact housing=yes --fact landlord=yes",
        "--estimate 90000000 --years 10",
        "--commenced-on 2027-03-26",
    ],
)
def test_what_it_writes_can_be_checked_and_built_at_once(run, options):
    """Whatever is answered, the skeleton has no error, and makes a pack."""
    started = run("new", "opportunity", "visits", "--defaults", *options.split())
    checked = run("check", "visits", "--on", ON)
    built = run("build", "visits", "-o", "pack", "--markdown", "--on", ON)

    assert started.exit == 0, started.stderr
    assert checked.exit == 0, checked.stdout
    assert built.exit == 0, built.stdout


def test_answers_stand_in_the_file_as_they_were_typed(run, folder):
    """Words that mean something to YAML, Markdown or Jinja come back as the same words."""
    title = "'A: *b* {{ 7*7 }} # c | d \u2028 \x7f"
    refused = run("new", "opportunity", "visits", "--title", title)
    kept = title.replace("\u2028", "").replace("\x7f", "").strip()
    run("new", "opportunity", "visits", "--title", kept, "--estimate", "£1,400,000")
    written = yaml.safe_load((folder / "visits" / "opportunity.yaml").read_text(encoding="utf-8"))

    assert refused.exit == 2
    assert written["title"] == kept
    assert written["value"]["estimate"] == "1400000.00 GBP ex VAT"


def test_the_folder_is_called_by_the_id_unless_told(run, folder):
    """Paths stay short: the folder carries the reference, and the authority's id comes from it."""
    outcome = run("new", "opportunity", "--id", "HXB-2026-017")
    written = yaml.safe_load((folder / "HXB-2026-017/opportunity.yaml").read_text(encoding="utf-8"))

    assert outcome.stdout == "HXB-2026-017/opportunity.yaml\n"
    assert written["authorities"][0]["id"] == "HXB"


def test_a_refused_answer_writes_nothing(run, folder):
    """An option that is no answer ends with exit code 2 before anything is written."""
    outcome = run("new", "opportunity", "visits", "--fact", "hosted=sometimes")

    assert outcome.exit == 2
    assert not (folder / "visits").exists()


@pytest.fixture
def asked(folder):
    """The questions for the small library."""
    return queries(open_library(folder, folder / "small"), open_day())


def open_day():
    """A day that is neither at a weekend nor a bank holiday."""
    from datetime import date

    return date(2026, 12, 1)


def typed(*lines):
    """Reads the lines one after the other, then the end of the input."""
    left = [f"{line}\n" for line in lines]
    return lambda: left.pop(0) if left else ""


def test_every_question_is_asked_until_it_is_answered(asked, capsys):
    """A wrong answer is explained and asked for again; Enter takes the answer proposed."""
    given = {"id": "HXB-1", "title": "Visits", "authority": "Hexbridge", "years": "2"}

    answers = ask_all(asked, given, typed("", "31 May", "2027-05-31", "£90", "", "yes", "unknown"))

    assert answers == {
        **given,
        "authority_id": "HXB",
        "commenced_on": "2027-05-31",
        "estimate": "90.00 GBP ex VAT",
        "procedure": "open",
        "buys_technology": "yes",
        "personal_data": "unknown",
    }
    said = capsys.readouterr().err
    assert 'commenced_on is "31 May", not a date such as 2026-12-01\n' in said
    assert said.count("Day of the tender notice (2026-12-01): ") == 2
    assert "Short id of that authority (HXB): " in said
    assert (
        "Will the supplier handle personal data? [none, personal, special-category] (none): "
        in said
    )


def test_an_end_of_input_is_no_answer(asked):
    """When the input ends, nobody guesses the rest."""
    with pytest.raises(Refused, match="the input ended before every question was answered"):
        ask_all(asked, {}, typed("HXB-1"))


def test_given_answers_are_looked_at_first(asked):
    """A slip in an option is reported before a single question is asked."""
    with pytest.raises(Refused, match="no fact is called personal_dat"):
        ask_all(asked, {"personal_dat": "none"}, typed())


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("estimate", "250000", "250000.00 GBP ex VAT"),
        ("estimate", "£250,000.50", "250000.50 GBP ex VAT"),
        ("estimate", "250000.00 GBP ex VAT", "250000.00 GBP ex VAT"),
        ("authority_id", "hxb", "HXB"),
        ("years", "07", "7"),
        ("personal_data", "NONE", "none"),
        ("procedure", "Open", "open"),
    ],
)
def test_an_answer_is_written_in_one_form(asked, name, text, expected):
    """Amounts, ids and choices are taken as people type them."""
    (query,) = [query for query in asked if query.name == name]

    assert settled(query, text) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("estimate", "0"),
        ("estimate", "1.4m"),
        ("estimate", "250000.00 GBP inc VAT"),
        ("estimate", "1,40"),
        ("id", "../up"),
        ("id", "HXB."),
        ("authority_id", "H"),
        ("years", "0"),
        ("years", "²"),
        ("commenced_on", "2026-02-30"),
        ("commenced_on", "20261201"),
        ("procedure", "unknown"),
        ("title", "two\x07bells"),
    ],
)
def test_what_is_no_answer(asked, name, text):
    """What would not read back, or means nothing, is refused."""
    (query,) = [query for query in asked if query.name == name]

    with pytest.raises(Refused):
        settled(query, text)

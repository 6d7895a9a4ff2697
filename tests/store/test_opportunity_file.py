from datetime import date, time
from decimal import Decimal

import pytest

from tenderkit.errors import NotFound
from tenderkit.model.opportunity import TIMETABLE
from tenderkit.store.opportunity_file import read_opportunity

ANNEX = """\
annex:
  - id: HXB-LOC-010
    title: Rent accounting interface
    home: specification
    provisions:
      R1:
        level: MUST
        text: |
          The Supplier must exchange rents every {exchange_minutes} minutes.
        evidence: The name of a customer.
        answer: {kind: comply-with-text, words: 150}
    blanks:
      exchange_minutes: {label: Minutes, type: minutes, default: 60, filled_by: authority}
    terms:
      Rent: {text: the sum that a tenant pays}
"""

TEXTS = """\
background: |
  The first paragraph.

  The second,
  over two lines.
outcomes:
  - Repairs are quick.
  - Rents are right.
scope: >
  Folded
  into one.

  And another.
"""


@pytest.fixture
def opportunity(tmp_path, sound):
    """Reads the sound opportunity with some lines added to its end."""

    def read(more=""):
        path = tmp_path / "opportunity.yaml"
        path.write_text(sound("opportunity") + more, encoding="utf-8")
        found, findings = read_opportunity(tmp_path, "examples/hexbridge")
        assert findings == []
        assert found is not None
        return found

    return read


def test_the_fields_of_an_opportunity_become_values(opportunity):
    """Dates, money, weightings and years are of their own types."""
    read = opportunity()

    assert read.commenced_on == date(2026, 12, 1)
    assert read.estimate.pence == 140_000_000
    assert read.longest_term_years == 7
    assert read.facts["hosted"].value == "yes"
    assert [criterion.weighting for criterion in read.criteria] == [Decimal(60), Decimal(40)]
    due = read.moment("tenders_due")
    assert due is not None
    assert (due.day, due.clock) == (date(2027, 1, 26), time(12, 0))


def test_everything_knows_its_place(opportunity):
    """Files are named as the user would type them, and values point at themselves."""
    read = opportunity()

    assert read.at.file == "examples/hexbridge/opportunity.yaml"
    assert read.place_of("criteria").line == 16
    assert [criterion.at.line for criterion in read.criteria] == [17, 18]
    assert (read.questions[0].words_at.line, read.questions[0].words_at.column) == (22, 12)
    assert read.questions[0].tests[0].at.line == 24
    assert (read.facts["hosted"].at.line, read.facts["hosted"].at.column) == (8, 11)


def test_the_timetable_stands_in_its_own_order(opportunity, sound):
    """Steps come in the order of the Act, in whatever order they were typed."""
    keys = [moment.key for moment in opportunity().timetable]

    assert keys == [key for key in TIMETABLE if key in keys]


def test_texts_are_cut_into_paragraphs(opportunity):
    """Blank lines part a block, and the items of a list are paragraphs already."""
    read = opportunity(TEXTS)

    assert read.background == ("The first paragraph.", "The second,\nover two lines.")
    assert read.outcomes == ("Repairs are quick.", "Rents are right.")
    assert read.scope == ("Folded into one.", "And another.")


def test_an_annex_is_a_clause_of_this_opportunity(opportunity):
    """Its version says so, its provisions carry its id, and it commences with the procurement."""
    (annex,) = opportunity(ANNEX).annex

    assert annex.home == "specification"
    assert annex.clause.pin == "HXB-LOC-010@annex"
    assert annex.clause.provisions[0].id == "HXB-LOC-010.R1"
    assert annex.clause.commenced_from == date(2026, 12, 1)
    assert annex.clause.change.reason == "annex"
    assert annex.clause.blanks[0].name == "exchange_minutes"
    assert annex.clause.terms[0].term == "Rent"


def test_clauses_added_and_omitted_carry_reason_and_place(opportunity):
    """Both maps are optional, and so is each of them."""
    more = "clauses:\n  omit:\n    SOC-050: no staff transfer\n"

    read = opportunity(more)

    assert read.add == {}
    assert (read.omit["SOC-050"].value, read.omit["SOC-050"].at.line) == ("no staff transfer", 29)


def test_a_departure_without_an_approver_is_read(opportunity):
    """A check finds the missing approver; reading does not."""
    more = (
        "departures:\n  - clause: DQ-070\n    provision: R4\n    change: level\n"
        "    from: SHOULD\n    to: MUST\n    reason: the Council resolved so\n"
        "  - {clause: DQ-070, provision: R5, change: omit, reason: not needed}\n"
    )

    first, second = opportunity(more).departures

    assert (first.was, first.becomes, first.approved_by) == ("SHOULD", "MUST", "")
    assert (second.change, second.was) == ("omit", "")


def test_a_folder_without_an_opportunity_is_named(tmp_path):
    """The message names the file that was looked for."""
    with pytest.raises(NotFound, match=r"there is no file hexbridge/opportunity\.yaml"):
        read_opportunity(tmp_path, "hexbridge")


def test_the_example_is_read_without_a_finding(request):
    """The opportunity that comes with tenderkit is sound."""
    folder = request.config.rootpath / "examples" / "housing-services"

    read, findings = read_opportunity(folder, "examples/housing-services")

    assert findings == []
    assert read is not None
    assert len(read.annex) >= 1


def test_an_attachment_may_not_lead_out_of_the_folder(tmp_path, sound):
    """A link to a file elsewhere is found at its line, whatever its name."""
    folder = tmp_path / "opportunity"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("x", encoding="utf-8")
    try:
        (folder / "plan.csv").symlink_to(tmp_path / "secret.csv")
    except OSError:
        pytest.skip("this system lets only administrators make links")
    more = 'attachments:\n  - {file: plan.csv, title: Plan, volume: "2"}\n'
    (folder / "opportunity.yaml").write_text(sound("opportunity") + more, encoding="utf-8")

    found, (finding,) = read_opportunity(folder, "opportunity")

    assert found is None
    assert (finding.code, finding.at.line, finding.at.column) == ("OPP013", 28, 12)
    assert finding.message == "the attachment plan.csv lies outside the opportunity's folder"
    assert finding.help == "copy it into the folder attachments"

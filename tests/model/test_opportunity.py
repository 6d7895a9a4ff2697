import pytest
from tests.strategies import opportunity

from tenderkit.model.opportunity import TIMETABLE, Authority
from tenderkit.model.schedule import (
    BELOW_THRESHOLD_FIELDS,
    COMPULSORY_ROWS,
    NOTICE_FIELDS,
    PROCESSING_ROWS,
)


def _authority(id, role):
    return Authority(id=id, name=f"London Borough {id}", role=role)


_JOINT = opportunity(
    authorities=(
        _authority("NXB", "party"),
        _authority("HXB", "lead"),
        _authority("WXB", "may-join"),
    )
)


def test_who_leads_who_buys_and_who_may_join():
    """A party buys from the start, beside the lead; a body that may join does not."""
    assert _JOINT.lead.id == "HXB"
    assert [one.id for one in _JOINT.buyers] == ["NXB", "HXB"]
    assert [one.id for one in _JOINT.may_join] == ["WXB"]


@pytest.mark.parametrize(
    ("annex", "owner"), [("NXB-LOC-010", "NXB"), ("HXB-LOC-010", "HXB"), ("ZZZ-LOC-010", "HXB")]
)
def test_whose_own_requirement_an_annex_is(annex, owner):
    """That of the authority whose id comes first; the lead's where it is nobody's."""
    assert _JOINT.owner_of(annex).id == owner


@pytest.mark.parametrize(
    ("procedure", "notice", "due"),
    [
        ("open", "Tender notice (UK4) published", "Tenders due"),
        ("below-threshold", "Below-threshold tender notice published", "Tenders due"),
    ],
)
def test_steps_are_called_as_the_procedure_calls_them(procedure, notice, due):
    """The Act's own words stop at the threshold; the others serve everywhere."""
    one = opportunity(procedure=procedure)

    assert one.step_title("notice") == notice
    assert one.step_title("tenders_due") == due
    assert {one.step_title(key) for key in TIMETABLE}


def test_what_the_schedules_ask_for():
    """Article 28(3) asks for the first rows, and the notice below the threshold has one field more."""
    assert COMPULSORY_ROWS[:6] == (
        "subject_matter", "duration", "nature", "purpose", "data_types", "data_subjects",
    )  # fmt: skip
    assert set(COMPULSORY_ROWS) < set(PROCESSING_ROWS)
    assert set(BELOW_THRESHOLD_FIELDS) < set(NOTICE_FIELDS)

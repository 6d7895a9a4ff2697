from datetime import date

from tests.strategies import (
    RECORD,
    clause,
    condition,
    library,
    opportunity,
    prose,
    provision,
    version,
)

from tenderkit.model.clause import Blank, LawRelied
from tenderkit.model.law import Instrument, LawRegister
from tenderkit.model.library import GuidanceItem
from tenderkit.model.opportunity import Annex, Authority, Departure, Need, Question
from tenderkit.model.place import Link, Typed
from tenderkit.model.schedule import Followed


def test_the_trace_follows_a_need_to_its_criterion(made, outline):
    """Through every question that tests the requirement; what no question tests is not scored."""
    links = (Link(to="DA-010.R1"), Link(to="SEC-010.R1"))
    needs = (Need(id="N-01", text="See it.", evidence="", requirements=links),)
    questions = tuple(
        Question(id=id, text="How?", words=9, criterion=criterion, tests=(Link(to="DA-010.R1"),))
        for id, criterion in (("Q-01", "C-01"), ("Q-02", "C-02"), ("Q-03", "C-01"))
    )
    known = library(clause(version("DA-010")), clause(version("SEC-010")))

    assert outline(made(opportunity(needs=needs, questions=questions), known, "{{ trace() }}")) == [
        "Need | Requirement | Where | Question | Criterion | Indicator",
        "N-01 | DA-010.R1 | DA-010.R1 | Q-01, Q-02, Q-03 | C-01, C-02 | -",
        "N-01 | SEC-010.R1 | SEC-010.R1 | volume 6 only | not scored | -",
    ]


def test_every_clause_that_was_considered_is_listed(made, outline):
    """Taken at a version, or left out, each with its reason."""
    known = library(
        clause(version("DA-010", title="Access")),
        clause(version("SEC-010", title="Hosting", applies_when=(condition("hosted", "yes"),))),
        clause(version("COM-030", title="Charges")),
    )
    one = opportunity(omit={"COM-030": Typed(value="a framework covers it")})

    assert outline(made(one, known, "{{ selection() }}")) == [
        "Clause | Title | Outcome | Why",
        "DA-010 | Access | taken at 1.0.0 | applies to every procurement",
        "SEC-010 | Hosting | left out | hosted is no, not yes",
        "COM-030 | Charges | left out | a framework covers it",
    ]


def _departure(provision: str, change: str, was: str, becomes: str, approved_by: str) -> Departure:
    return Departure(
        clause="DA-010",
        provision=provision,
        change=change,
        was=was,
        becomes=becomes,
        reason="a reason",
        approved_by=approved_by,
    )


def test_departures_are_listed_with_reason_and_approver(made, outline):
    """One that nobody approved says so."""
    one = opportunity(
        departures=(
            _departure("R1", "level", "SHOULD", "MUST", "head of legal"),
            _departure("R2", "omit", "", "", ""),
            _departure("", "omit", "", "", ""),
        )
    )

    assert outline(made(one, library(), "{{ departures() }}")) == [
        "Provision | Change | Reason | Approved by",
        "DA-010.R1 | level: SHOULD becomes MUST | a reason | head of legal",
        "DA-010.R2 | omit | a reason | nobody",
        "DA-010 | omit | a reason | nobody",
    ]


def test_blanks_are_listed_with_value_and_layer(made, outline):
    """Also those that nobody has filled."""
    blanks = (
        Blank(name="days", label="Days", type="days", default="10", why="to plan"),
        Blank(name="start", label="Start", type="date"),
    )
    known = library(clause(version("DA-010", blanks=blanks)))

    assert outline(made(opportunity(), known, "{{ blanks() }}")) == [
        "Blank | What it is | Value | Filled by | Why it matters",
        "DA-010.start | Start | unfilled | nobody | ",
        "Blank | What it is | Default",
        "DA-010.days | Days | 10",
    ]


def _instrument(key: str, citation: str, mark: str) -> Instrument:
    return Instrument(
        key=key,
        title=f"Title of {key}",
        citation=citation,
        kind="act",
        status="in force",
        in_force_from=None,
        checked_on=date(2026, 1, 5),
        source="",
        mark=mark,
        note=f"Not read for {key}.",
    )


def test_law_relied_on_says_how_well_it_is_confirmed(made, outline):
    """Once each, with the clauses and sections; an instrument that is not recorded has no row."""
    relied = (
        LawRelied(instrument="b-act", section="s.20"),
        LawRelied(instrument="b-act", section="s.20"),
        LawRelied(instrument="a-act"),
        LawRelied(instrument="nobody-knows"),
    )
    instruments = {
        "a-act": _instrument("a-act", "", "K"),
        "b-act": _instrument("b-act", "2023 c. 54", "V"),
        "unused": _instrument("unused", "", "V"),
    }
    known = library(
        clause(version("DA-010", law=relied)),
        clause(version("SEC-010", law=relied[:1])),
        law=LawRegister(instruments=instruments),
    )

    assert outline(made(opportunity(), known, "{{ law() }}")) == [
        "Instrument | Status | Clauses | Note",
        "Title of a-act | in force; checked 2026-01-05; general knowledge, not confirmed | DA-010"
        " | Not read for a-act.",
        "Title of b-act, 2023 c. 54 | in force; checked 2026-01-05; confirmed"
        " | DA-010 (s.20), SEC-010 (s.20) | Not read for b-act.",
    ]


def _guidance(**fields) -> GuidanceItem:
    usual = {
        "id": "IG-09",
        "version": "1.0.0",
        "title": "Talk to the market",
        "stage": "plan",
        "lead": "procurement lead",
        "support": (),
        "commenced_from": date(2025, 10, 1),
        "applies_when": (),
        "provenance": (),
        "clauses": (),
        "volumes": (),
        "when": "before the notice",
        "text": prose("Ask, see {DA-010}.\n\n1. first"),
        "outcome": "a record",
        "example": prose("One day."),
        "mistakes": ("asking one supplier", "asking too late"),
        "change": RECORD,
    }
    return GuidanceItem(**{**usual, **fields})


def test_the_officer_guide_holds_each_item_whole(made, outline):
    """Stage, lead, when, text, outcome, example and mistakes; clauses of the pack are pointed to."""
    item = _guidance(support=("legal", "digital"), clauses=(Link(to="DA-010"), Link(to="DA-999")))
    known = library(clause(version("DA-010")), guidance={"IG-09": (item,)})

    assert outline(made(opportunity(), known, "{{ guidance() }}")) == [
        "IG-09: Talk to the market",
        "Stage: plan. Led by procurement lead; supported by legal, digital.",
        "When: before the notice",
        "Ask, see DA-010.",
        "  (a) first",
        "What it yields: a record",
        "An example",
        "One day.",
        "Mistakes to avoid",
        "  - asking one supplier",
        "  - asking too late",
        "Clauses: DA-010",
    ]


def test_guidance_of_no_clause_in_the_pack(made, outline):
    """It says nothing of clauses, and nobody supports who is not named."""
    known = library(guidance={"IG-09": (_guidance(clauses=(Link(to="DA-999"),)),)})
    lines = outline(made(opportunity(), known, "{{ guidance() }}"))

    assert lines[1] == "Stage: plan. Led by procurement lead."
    assert lines[-1] == "  - asking too late"


def _annex(id: str, count: int = 1) -> Annex:
    provisions = tuple(provision(f"{id}.R{number}") for number in range(1, count + 1))
    return Annex(clause=version(id, "annex", provisions=provisions), home="specification")


def test_the_share_of_common_core_and_annex(made, outline):
    """Each authority's own requirements are counted for it; an authority with none has no row."""
    one = opportunity(
        authorities=(
            Authority(id="HXB", name="Hexbridge", role="lead"),
            Authority(id="NXB", name="Northbridge", role="party"),
            Authority(id="WXB", name="Westbridge", role="party"),
        ),
        annex=(_annex("HXB-LOC-010"), _annex("NXB-LOC-010", 2)),
    )
    core = tuple(clause(version(f"DA-0{number}0")) for number in range(1, 5))
    known = library(*core, clause(version("HXB-DA-010")), prefix="HXB")

    assert outline(made(one, known, "{{ share() }}")) == [
        "Part | Requirements | Share",
        "Common core (library) | 4 | 50.0%",
        "Clauses of the Council's own library | 1 | 12.5%",
        "Annex of Hexbridge | 1 | 12.5%",
        "Annex of Northbridge | 2 | 25.0%",
    ]


def test_no_share_of_no_requirements(made):
    """Nothing is divided by nought."""
    assert made(opportunity(), library(), "{{ share() }}") == ()


def test_every_requirement_leads_back_and_on(made, outline, indicator):
    """To its needs and its law, and to what tests and measures it; a dash where nothing does."""
    one = opportunity(
        needs=(Need(id="N-01", text="See.", evidence="", requirements=(Link(to="DA-010.R1"),)),),
        questions=(
            Question(id="Q-01", text="?", words=9, criterion="C-01", tests=(Link(to="DA-010.R1"),)),
        ),
        indicators=(indicator("K-01", "DA-010.R1"),),
    )
    relied = (LawRelied(instrument="pa-2023", section="s.56"),)
    known = library(clause(version("DA-010", law=relied)), clause(version("SEC-010")))

    assert outline(made(one, known, "{{ requirements() }}")) == [
        "Requirement | Clause | Needs | Questions | Criteria | Indicators | Law",
        "DA-010.R1 | DA-010@1.0.0 | N-01 | Q-01 | C-01 | K-01 | pa-2023 s.56",
        "SEC-010.R1 | SEC-010@1.0.0 | - | - | - | - | -",
    ]


def test_guidance_that_was_followed_skipped_or_forgotten(made, outline):
    """With the day and where the output is kept, or the reason, or that nothing is recorded."""
    items = {id: (_guidance(id=id, title=f"Title {id}"),) for id in ("IG-01", "IG-02", "IG-03")}
    one = opportunity(
        guidance=(
            Followed(item="IG-01", on=date(2026, 11, 2), output="the file of the board"),
            Followed(item="IG-02", skipped="nothing to buy yet"),
            Followed(item="IG-99", skipped="no such item"),
        )
    )

    assert outline(made(one, library(guidance=items), "{{ followed() }}")) == [
        "Item | Title | Done on | Output",
        "IG-01 | Title IG-01 | 2 November 2026 | the file of the board",
        "IG-02 | Title IG-02 |  | skipped: nothing to buy yet",
        "IG-03 | Title IG-03 |  | not recorded",
    ]

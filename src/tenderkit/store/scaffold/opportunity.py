"""An opportunity on its first day: complete, so that it can be checked and built, and open to be rewritten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tenderkit.model.money import Money
from tenderkit.model.opportunity import COVERED_PROCEDURES
from tenderkit.store.scaffold.quote import quoted
from tenderkit.store.scaffold.schedules import render_schedules


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStart:
    """One fact with its value, and the words that explain it."""

    name: str
    value: str
    question: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroLine:
    """A price that a clause holds at zero."""

    title: str
    kind: str
    because: str
    """The requirement that says so, or several in square brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityStart:
    """What a new opportunity begins with."""

    id: str
    title: str
    regime: str
    authority_id: str
    authority: str
    commenced_on: date
    estimate: Money
    years: int
    procedure: str
    facts: tuple[FactStart, ...]
    timetable: tuple[tuple[str, str], ...]
    """Step and moment, as they are typed."""
    requirements: tuple[str, ...] = ()
    """A few requirements of the clauses that apply, for the first need and question."""
    zero_lines: tuple[ZeroLine, ...] = ()
    schema: str = ""
    """The line that tells an editor where its schema is; empty where there is none."""


def render_opportunity(start: OpportunityStart) -> str:
    """The text of ``opportunity.yaml``."""
    parts = (_who(start), _facts(start.facts), _how(start), _what(start), _scored(start))
    return "\n".join((*parts, _schedules(start), _REST))


def _who(start: OpportunityStart) -> str:
    return f"""\
{start.schema}# What is to be bought. Words in [square brackets] are yours to replace; the rest is a beginning.
# 'tenderkit check' says what is missing, 'tenderkit plan' which clauses are taken and why.

id: {start.id}
title: {quoted(start.title)}
regime: {start.regime}
commenced_on: {start.commenced_on}     # decides which law applies, and which versions of clauses

authorities:
  - id: {start.authority_id}
    name: {quoted(start.authority)}
    role: lead               # one lead; every other authority that takes part is a party
    address: "[address for notices]"
"""


def _facts(facts: Iterable[FactStart]) -> str:
    lines = [
        '# Which clauses apply follows from these. Write "unknown" where it is not settled yet.'
    ]
    lines.append("facts:")
    for fact in facts:
        lines.append(f"  # {fact.question} ({', '.join(fact.values)})")
        lines.append(f"  {fact.name}: {quoted(fact.value)}")
    return "\n".join(lines) + "\n"


def _how(start: OpportunityStart) -> str:
    steps = "\n".join(f"  {name}: {moment}" for name, moment in start.timetable)
    return f"""\
value: {{estimate: {start.estimate}, basis: whole term with extensions}}
term: {{initial_years: {start.years}, extensions_years: []}}     # [2, 2] for two extensions of two years

procedure:
  kind: {start.procedure}        # open, competitive-flexible or below-threshold
  stages:
{_stages(start.procedure)}
# A first proposal with more than the shortest periods; put your own dates in.
timetable:
{steps}

submission:
  portal: "[name of the portal]"
  address: "[address of the portal]"
  file_name: {start.id}_supplier-name_volume-number
"""


def _stages(procedure: str) -> str:
    first = """\
    - id: S-1
      title: Written tenders
      opens: notice
      due: tenders_due
      minimum_period: electronic-together
"""
    if procedure != "competitive-flexible":
        return first
    return f"""\
{first}      keeps: 4               # how many suppliers go on
    - id: S-2
      title: Demonstration and final tenders
      opens: final_invitation
      due: final_tenders_due
      minimum_period: electronic-together
"""


def _what(start: OpportunityStart) -> str:
    answered = ", ".join(start.requirements)
    return f"""\
background: |
  [What the service does today, for whom, with how many cases; what works and what does not.]

outcomes:
  - "[What will be better for residents and officers, and how anybody would notice.]"

scope: |
  [What the contract is to cover, and what it is not to cover.]

# Who needs what, how you know, and the requirements that answer it. The ids are for good.
needs:
  - id: N-01
    text: "[Who needs what, and why.]"
    evidence: "[How you know: interviews, complaints, figures.]"
    requirements: [{answered}]
"""


def _scored(start: OpportunityStart) -> str:
    return f"""\
# Weightings add to exactly 100; a criterion may have parts (C-01.1, ...) that add to its weighting.
criteria:
  - {{id: C-01, title: Quality, weighting: 60}}
  - {{id: C-02, title: Price, weighting: 40, method: lowest-price-ratio}}

# Requirements whose failure excludes a supplier. A MUST alone does not.
pass_or_fail: []

# What is scored. Each question names its criterion and the requirements that it tests.
questions:
  - id: Q-01
    text: "[Describe how you would ... Ask for something that tells good answers from others.]"
    words: 500
    criterion: C-01
    tests: [{", ".join(start.requirements[:2])}]

price_lines:
  - {{id: P-01, title: Implementation, kind: one-off}}
  - {{id: P-02, title: Subscription with hosting and support, kind: recurring, years: {start.years}}}
{"".join(f"{line}{chr(10)}" for line in _zero_lines(start))}"""


def _schedules(start: OpportunityStart) -> str:
    facts = {fact.name: fact.value for fact in start.facts}
    return render_schedules(
        covered=start.procedure in COVERED_PROCEDURES,
        personal=facts.get("personal_data", "none") != "none",
        measured=", ".join(start.requirements[:1]),
    )


def _zero_lines(start: OpportunityStart) -> Iterator[str]:
    for number, line in enumerate(start.zero_lines, 3):
        years = f", years: {start.years}" if line.kind == "recurring" else ""
        yield (
            f"  - {{id: P-{number:02d}, title: {quoted(line.title)}, kind: {line.kind}{years}, "
            f"must_be: 0.00 GBP ex VAT, because: {line.because}}}"
        )


_REST = """\
# Your values for blanks of the clauses; 'tenderkit plan' shows those still open. For example:
#   DA-060.full_export_working_days: 3
blanks: {}

# Clauses taken or left out against the facts, each with the reason. For example:
#   omit:
#     HXB-DA-010: no data set of this service is fit to be published
clauses:
  add: {}
  omit: {}

# A provision raised, lowered, reworded or left out for this pack alone. For example:
#   - clause: DQ-070
#     provision: R4
#     change: level
#     from: SHOULD
#     to: MUST
#     reason: the Council has resolved to close the gap by April 2028
#     approved_by: head of legal
departures: []

# Your own requirements for this opportunity alone. For example:
#   - id: HXB-LOC-010
#     title: Rent accounting interface
#     home: specification
#     provisions:
#       R1:
#         level: MUST
#         text: |
#           The Supplier must exchange rent transactions with the Council's finance system every hour.
#         evidence: The name of a customer where such an exchange runs.
#         answer: {kind: comply-with-text, words: 150, prompt: Say with which finance systems.}
annex: []

# Your own papers that go out with the pack, put into the folder attachments. For example:
#   - {file: attachments/sample-data.csv, title: Sample data, volume: "5"}
attachments: []
"""

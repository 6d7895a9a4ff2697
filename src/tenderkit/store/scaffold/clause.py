"""The working draft of a clause: a skeleton to fill, and a finished one to learn from."""

from dataclasses import dataclass
from datetime import date

from tenderkit.store.scaffold.quote import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseStart:
    """What a new clause begins with."""

    id: str
    title: str
    source: str
    """Key into ``sources.yaml``: where the wording comes from."""
    fact: str
    """The fact of the opportunity, with the value below, that lets the clause in."""
    value: str
    on: date
    schema: str = ""
    """The line that tells an editor where its schema is; empty where there is none."""


_OPENINGS = (
    "# Working draft. Replace every [ ... ], then: tenderkit check, and tenderkit release ",
    "# A worked example of a clause of your own. Change it or delete its folder.",
    "# 'tenderkit release ",
)
"""How the comments begin that the skeletons open with."""


def without_opening(text: str) -> str:
    """A draft without the comments that its skeleton opens with; they say nothing of a released clause."""
    lines = text.split("\n")
    opening = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    kept = [line for line in lines[:opening] if not line.startswith(_OPENINGS)]
    return "\n".join([*kept, *lines[opening:]])


def render_clause_draft(start: ClauseStart) -> str:
    """``draft.yaml`` of a new clause: complete but for the words in square brackets."""
    return f"""\
{start.schema}{_OPENINGS[0]}{start.id}
{_head(start)}
blanks:
  answer_days:               # the name of a figure ends in its unit
    label: Days to answer
    type: days
    default: 7
    minimum: 1
    maximum: 30
    filled_by: authority     # or supplier
    why: "[why this figure, and when to choose another]"

needs: []                    # clauses that must be in the pack with this one
pairs_with: []               # clauses that belong with this one
conflicts_with: []           # clauses that must not be in the pack with this one
terms: {{}}                    # terms that this clause defines:  Term: {{plural: Terms, text: what it means}}

provisions:                  # one duty each; MUST says "must", SHOULD "should", MAY "may"
  R1:
    level: MUST
    text: |
      The Supplier must [do what], within {{answer_days}} days of the Council's request.
    evidence: "[what a supplier shows to prove it]"
    answer:                  # comply, comply-with-text, comply-with-evidence, number, date or choice
      kind: comply-with-text
      words: 150
      prompt: "[what the supplier is asked to say]"

drafting_note: |
  [For officers only: when to use the clause, and which figure to choose in {{answer_days}}.]

reason: |
  [Why the wording is as it is.]
{_change(start)}"""


def render_worked_draft(start: ClauseStart) -> str:
    """``draft.yaml`` of a clause that is finished and only waits to be released."""
    return f"""\
{start.schema}{_OPENINGS[1]}
{_OPENINGS[2]}{start.id}' freezes it as version 1.0.0; until then no pack takes it.
{_head(start)}
blanks:
  review_months:
    label: Months between two review meetings
    type: months
    default: 3
    minimum: 1
    maximum: 12
    filled_by: authority
    why: a quarter is long enough to show a trend and short enough to mend it

needs: []
pairs_with: []
conflicts_with: []
terms: {{}}

provisions:
  R1:
    level: MUST
    text: |
      The Supplier must meet the Council at least once in every {{review_months}} months of the Term to
      review the Services.
    evidence: The agenda of a review meeting that was held with another customer.
    answer:
      kind: comply

drafting_note: |
  Lower {{review_months}} to 1 for the first year of a service that many residents rely on.

reason: |
  Contracts that nobody reviews drift away from what was bought.
{_change(start)}"""


def _head(start: ClauseStart) -> str:
    return f"""\
id: {start.id}
version: "1.0.0"             # edition.update.correction
title: {quoted(start.title)}
commenced_from: {start.on}   # for procurements that commence on this day or later
applies_when:                # every line must hold; 'tenderkit list facts' shows what may stand here
  {start.fact}: [{quoted(start.value)}]

provenance:                  # where the wording comes from; the keys stand in sources.yaml
  - source: {start.source}
    relation: practice       # aligned, extension, statutory or practice
    provisions: [R1]

law: []                      # keys into law.yaml, each with the provisions that rely on it
"""


def _change(start: ClauseStart) -> str:
    return f"""
change:                      # roles, never names
  kind: edition
  reason: first release
  author: clause author
  approver: legal reviewer
  date: {start.on}
"""

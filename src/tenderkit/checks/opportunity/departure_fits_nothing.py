"""A departure that changes nothing, because what it wants to change isn't there.

**Why it matters.** The record of the pack says that the wording was changed; the pack that suppliers
get says what it said before.

**Fires**

    departures:
      - clause: DA-060
        provision: R5
        change: level
        from: SHOULD
        to: MUST

    opportunity.yaml:31:5: error OPP106 departure-fits-nothing
    the departure changes DA-060.R5 from SHOULD, and it is at MUST
    help: write from: MUST, or delete the departure

It fires where the clause is not taken, has no such provision, is at another level or at none, or
does not hold the words of `from`; and where `to` is no level, or the same as `from`. Departures from
one provision are made one after another, so that the second sees what the first has left.

**Stays silent**: words that stand in the provision exactly as in `from`, capitals and braces included; a
clause whose file cannot be read, or whose pin leads nowhere (OPP107).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tenderkit.checks._opportunity import in_doubt, listed
from tenderkit.model.case import OpportunityCase
from tenderkit.model.clause import Level, Provision
from tenderkit.model.finding import Severity
from tenderkit.model.opportunity import Departure
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

CODE = "OPP106"
SEVERITY = Severity.ERROR

Fault = tuple[str, str]
"""The fact and the advice."""


def check(case: OpportunityCase) -> Iterator[Hit]:
    """Try each departure on the provision that the ones before it have left."""
    taken = {one.clause.id for one in case.selection.taken}
    unclear = in_doubt(case.opportunity, case.library, case.selection)
    unclear -= {one.id for one in case.selection.left_out if one.kind == "undecided"}
    now = {p.id: p for one in case.selection.taken for p in one.clause.provisions}
    for departure in case.opportunity.departures:
        id = f"{departure.clause}.{departure.provision}"
        provision = now.get(id)
        if departure.clause not in taken and departure.clause in unclear:
            continue
        if departure.clause not in taken:
            instead = case.selection.replaced.get(departure.clause)
            near = did_you_mean(departure.clause, sorted(taken))
            fault = (f"the departure is from {departure.clause}, which is not taken",
                     f"did you mean {instead}, which replaces it?" if instead else near)  # fmt: skip
        elif provision is None:
            known = [p for p in now if p.startswith(f"{departure.clause}.")]
            fault = (f"{departure.clause} has no provision {departure.provision}",
                     did_you_mean(id, known))  # fmt: skip
        else:
            found = _fault(departure, provision)
            if found is None:
                now[id] = _after(departure, provision)
                continue
            fault = found
        yield Hit(
            at=departure.at, message=fault[0], help=fault[1],
            clause=departure.clause, requirement=id,
        )  # fmt: skip


def _fault(departure: Departure, provision: Provision) -> Fault | None:
    if departure.change == "omit":
        return None
    if departure.was == departure.becomes:
        return (
            f"the departure from {provision.id} changes nothing",
            "correct from or to, or delete it",
        )
    if departure.change == "text":
        if departure.was in provision.text.text:
            return None
        shown = departure.was if len(departure.was) <= 60 else f"{departure.was[:57]}..."
        return f'{provision.id} does not hold the words "{shown}"', "copy from out of the provision"
    if departure.becomes not in Level.__members__:
        return f'"{departure.becomes}" is not a level', f"write to: {listed(Level, 'or')}"
    if provision.level is None:
        fact = f"{provision.id} binds {_bound(provision)} and has no level"
        return fact, "change its words instead, or delete the departure"
    if departure.was != provision.level:
        fact = f"the departure changes {provision.id} from {departure.was}, and it is at"
        return (
            f"{fact} {provision.level}",
            f"write from: {provision.level}, or delete the departure",
        )
    return None


def _bound(provision: Provision) -> str:
    return "the Council" if provision.binds == "council" else "nobody"


def _after(departure: Departure, provision: Provision) -> Provision:
    """The provision as the next departure finds it."""
    text = provision.text.text
    if departure.change == "omit":
        return replace(provision, level=None, binds="rule", text=replace(provision.text, text=""))
    if departure.change == "text":
        text = text.replace(departure.was, departure.becomes)
        return replace(provision, text=replace(provision.text, text=text))
    text = re.sub(rf"\b{departure.was.lower()}\b", departure.becomes.lower(), text)
    return replace(
        provision, level=Level(departure.becomes), text=replace(provision.text, text=text)
    )

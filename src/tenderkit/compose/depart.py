"""Departures: a provision reworded, raised, lowered or left out for one pack."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tenderkit.model.clause import ClauseVersion, Level, Provision
from tenderkit.model.opportunity import Departure

NOT_USED = "Not used."


def depart(clause: ClauseVersion, departures: Iterable[Departure]) -> ClauseVersion:
    """The clause as this pack issues it. A departure that fits nothing changes nothing: a check finds it."""
    for departure in departures:
        if departure.clause == clause.id:
            provisions = tuple(
                _departed(provision, departure)
                if provision.id == f"{clause.id}.{departure.provision}"
                else provision
                for provision in clause.provisions
            )
            clause = replace(clause, provisions=provisions)
    return clause


def _departed(provision: Provision, departure: Departure) -> Provision:
    if departure.change == "level" and departure.becomes in Level.__members__:
        return _at_level(provision, Level(departure.becomes))
    if departure.change == "text" and departure.was and departure.was in provision.text.text:
        reworded = provision.text.text.replace(departure.was, departure.becomes)
        return replace(provision, text=replace(provision.text, text=reworded))
    if departure.change == "omit":
        text = replace(provision.text, text=NOT_USED)
        return replace(provision, level=None, binds="rule", text=text, answer=None, evidence="")
    return provision


def _at_level(provision: Provision, level: Level) -> Provision:
    if provision.level is None:
        return provision
    word = re.compile(rf"\b{provision.level.value.lower()}\b")
    text = replace(provision.text, text=word.sub(level.value.lower(), provision.text.text))
    return replace(provision, level=level, text=text)

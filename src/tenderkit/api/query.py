"""What has to be known before an opportunity can be started, and what an answer may be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tenderkit.api.author import PREFIX
from tenderkit.api.library import Opened
from tenderkit.compose.facts import UNKNOWN
from tenderkit.errors import Refused
from tenderkit.model.library import Fact
from tenderkit.model.money import Money, parse_money
from tenderkit.model.opportunity import PROCEDURES
from tenderkit.store.calendar import bank_holidays
from tenderkit.text.suggest import did_you_mean

USUAL = {"buys_technology": "yes", "hosted": "yes"}
"""Values proposed for facts; for every other fact it is "no", or the first that it may have."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One thing that has to be known before an opportunity can be started."""

    name: str
    """The name of the answer: that of the option without hyphens, or of the fact."""
    words: str
    usual: str
    accepts: str
    values: tuple[str, ...] = ()
    """What may be answered; empty where it is free."""
    fact: bool = False


def queries(opened: Opened, on: date) -> tuple[Query, ...]:
    """Everything that is asked, in order, each with the answer that holds where none is given."""
    workspace = opened.workspace
    prefix = workspace.prefix if workspace and workspace.prefix else "OPP"
    name = workspace.name if workspace and workspace.name else "[name of the authority]"
    key = "a reference such as HXB-2026-017"
    asked = (
        ("id", "Reference of the opportunity", f"{prefix}-{on.year}-001", key, ()),
        ("title", "What is to be bought", "[title of the contract]", "a few words", ()),
        ("authority", "Name of the authority that leads", name, "a name", ()),
        (
            "authority_id",
            "Short id of that authority",
            prefix,
            "two to five capital letters such as HXB",
            (),
        ),
        (
            "commenced_on",
            "Day of the tender notice",
            f"{workday(on)}",
            "a date such as 2026-12-01",
            (),
        ),
        (
            "estimate",
            "Value with extensions, without VAT",
            "250000",
            "an amount such as 250000",
            (),
        ),
        ("years", "Years of the contract without extensions", "3", "a number from 1 to 99", ()),
        ("procedure", "Procedure", "open", " or ".join(PROCEDURES), tuple(PROCEDURES)),
    )
    own = [
        Query(name=name, words=words, usual=usual, accepts=accepts, values=values)
        for name, words, usual, accepts, values in asked
    ]
    return (*own, *(_fact_query(fact) for fact in opened.library.facts if not fact.computed))


def settled(query: Query, text: str) -> str:
    """The answer as it is written down.

    Raises:
        Refused: it is not an answer to this question.
    """
    answer = text.strip() or query.usual
    form = _FORMS.get(query.name, _line) if not query.fact else _value
    found = form(answer)
    if not found or (query.values and found not in (*query.values, UNKNOWN)):
        help = did_you_mean(answer, query.values) if query.values else ""
        raise Refused(
            f'{query.name} is "{answer}", not {query.accepts}',
            help=help,
        )
    if found == UNKNOWN and query.values and not query.fact:
        raise Refused(f"{query.name} is unknown", help=f"accepted: {', '.join(query.values)}")
    return found


def refuse_wrong(asked: tuple[Query, ...], answers: Mapping[str, str]) -> None:
    """Look at answers that were given before anything is asked.

    Raises:
        Refused: one is not an answer to its question, or answers none.
    """
    by_name = {query.name: query for query in asked}
    for name, text in answers.items():
        if name not in by_name:
            facts = [query.name for query in asked if query.fact]
            raise Refused(f"no fact is called {name}", help=did_you_mean(name, facts))
        settled(by_name[name], text)


def lead_of(id: str) -> str:
    """The short id of the authority, where a reference begins with one: HXB of HXB-2026-017."""
    first = id.partition("-")[0]
    return first if PREFIX.fullmatch(first) else ""


def workday(day: date) -> date:
    """The day itself, or the next that is neither at a weekend nor a bank holiday."""
    closed = bank_holidays(day.year, 2)
    while day.weekday() > 4 or day in closed:
        day += timedelta(days=1)
    return day


def _fact_query(fact: Fact) -> Query:
    usual = "no" if "no" in fact.values else fact.values[0]
    return Query(
        name=fact.name,
        words=fact.question or fact.label,
        usual=USUAL.get(fact.name, usual),
        accepts=f"{', '.join(fact.values)} or {UNKNOWN}",
        values=fact.values,
        fact=True,
    )


def _line(text: str) -> str:
    return text if text.isprintable() and len(text) <= 200 else ""


def _value(text: str) -> str:
    return text.lower()


def _key(text: str) -> str:
    return text if _KEY.fullmatch(text) and text[-1] != "." else ""


def _prefix(text: str) -> str:
    return text.upper() if PREFIX.fullmatch(text.upper()) else ""


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text)}" if len(text) == 10 else ""
    except ValueError:
        return ""


def _money(text: str) -> str:
    """``£250,000`` and ``250000 GBP`` are ``250000.00 GBP ex VAT``."""
    if (typed := parse_money(text)) and typed.basis == "ex":
        return str(typed)
    match = re.fullmatch(r"£?\s*(\d{1,13}|\d{1,3}(?:,\d{3})+)(\.\d\d)?(?: GBP)?", text, re.ASCII)
    if match is None or not int(match[1].replace(",", "")):
        return ""
    pounds = match[1].replace(",", "")
    return str(Money(pence=int(pounds) * 100 + int((match[2] or ".00")[1:]), basis="ex"))


def _years(text: str) -> str:
    return str(int(text)) if re.fullmatch(r"[0-9]{1,2}", text) and int(text) > 0 else ""


_FORMS = {
    "id": _key,
    "authority_id": _prefix,
    "commenced_on": _day,
    "estimate": _money,
    "years": _years,
    "procedure": _value,
}

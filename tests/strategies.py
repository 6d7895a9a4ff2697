"""The one home of generators, and of the small model values that tests are made from."""

import os
from datetime import date
from types import MappingProxyType
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tenderkit.model.block import Block, Heading, Item, Items, Note, Paragraph, Text
from tenderkit.model.clause import (
    Answer,
    ChangeRecord,
    Clause,
    ClauseVersion,
    Condition,
    Level,
    Provision,
    Term,
)
from tenderkit.model.library import Category, Definitions, Fact, Library
from tenderkit.model.money import Money
from tenderkit.model.opportunity import Authority, Opportunity
from tenderkit.model.place import Prose, Typed

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

DAY = date(2026, 3, 2)
"""The day on which the procurements of these tests commence, unless a test says another."""
RECORD = ChangeRecord(
    kind="edition",
    reason="first release",
    author="clause author",
    approver="legal reviewer",
    date=date(2025, 10, 1),
)

# --- model values, each right as it stands ---


def prose(text: str) -> Prose:
    """Some words without a file."""
    return Prose(text=text)


def condition(fact: str, *values: str) -> Condition:
    """One line of ``applies_when``."""
    return Condition(fact=fact, values=values)


def provision(id: str, text: str = "The Supplier must comply.", **fields: Any) -> Provision:
    """A MUST that is answered by complying, unless told otherwise."""
    usual = {"level": Level.MUST, "evidence": "A demonstration.", "answer": Answer(kind="comply")}
    return Provision(id=id, text=prose(text), **{**usual, **fields})


def rule(id: str, text: str, **fields: Any) -> Provision:
    """A provision without a level: nobody answers it."""
    return Provision(id=id, text=prose(text), **{"binds": "rule", **fields})


def version(id: str, number: str = "1.0.0", **fields: Any) -> ClauseVersion:
    """A version of a clause with one requirement, in force since October 2025."""
    usual = {
        "title": f"Clause {id}",
        "commenced_from": date(2025, 10, 1),
        "provisions": (provision(f"{id}.R1"),),
        "change": RECORD,
        "digest": "0" * 64,
    }
    return ClauseVersion(id=id, version=number, **{**usual, **fields})


def clause(*versions: ClauseVersion, **fields: Any) -> Clause:
    """A clause with these released versions, oldest first."""
    return Clause(id=versions[0].id, versions=versions, **fields)


def definitions(number: str = "1.0.0", terms: tuple[Term, ...] = (), **fields: Any) -> Definitions:
    """The general terms."""
    usual = {"commenced_from": date(2025, 10, 1), "change": RECORD}
    return Definitions(version=number, terms=terms, **{**usual, **fields})


CATEGORIES = (
    Category(key="DA", title="Data access", folder="data-access", home="specification"),
    Category(key="SEC", title="Security", folder="security", home="specification"),
    Category(key="COM", title="Commercial", folder="commercial", home="conditions"),
    Category(key="PRO", title="Procurement", folder="procurement", home="instructions"),
)
FACTS = tuple(
    Fact(name=name, label=name.replace("_", " "), values=("yes", "no"), computed=computed)
    for name, computed in (("personal_data", False), ("hosted", False), ("above_threshold", True))
)


def library(*clauses: Clause, **fields: Any) -> Library:
    """A library of these clauses, in this order."""
    usual = {
        "id": "test-library",
        "name": "A library for tests",
        "version": "2026.1",
        "categories": CATEGORIES,
        "facts": FACTS,
        "clauses": MappingProxyType({one.id: one for one in clauses}),
        "definitions": (definitions(),),
    }
    return Library(**{**usual, **fields})


def opportunity(**fields: Any) -> Opportunity:
    """A housing system for the London Borough of Hexbridge, commenced on ``DAY``."""
    usual = {
        "id": "HXB-2026-014",
        "title": "Housing management system",
        "regime": "procurement-act-2023",
        "commenced_on": DAY,
        "authorities": (Authority(id="HXB", name="London Borough of Hexbridge", role="lead"),),
        "facts": {"personal_data": Typed(value="yes"), "hosted": Typed(value="no")},
        "estimate": Money(pence=140_000_000, basis="ex"),
        "estimate_basis": "the initial term",
        "initial_years": 3,
        "extensions_years": (),
        "procedure": "open",
        "stages": (),
        "timetable": (),
    }
    return Opportunity(**{**usual, **fields})


# --- generators ---

any_text = st.text(max_size=200)
clause_text = st.lists(
    st.one_of(
        st.sampled_from(["{", "}", "\\{", "\\", "{days}", "{DA-060}", "{DA-060.R1}", "{}", "\n"]),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)
"""Text in which braces and marks are likely."""
_SIGNS = ["# ", "## ", "- ", "1. ", "   ", "\n", "\n\n", "**", "*", "_", "`", "<b>", "[a](b)"]
_SIGNS += ["\\", ">", "---", "===", "&amp;", "|", "|---|", "\\|"]
markdown_text = st.lists(st.one_of(st.sampled_from(_SIGNS), st.text(max_size=8)), max_size=20).map(
    "".join
)
"""Text in which the signs of Markdown are likely."""
plain_words = st.lists(
    st.from_regex(r"[A-Za-z][A-Za-z0-9£’,-]{0,10}", fullmatch=True), min_size=1, max_size=30
)
"""Words that no sign of Markdown is among."""


def _leaf(text: str) -> tuple[Text, ...]:
    return (Text(text=text),)


_numbered_block = st.one_of(
    st.builds(Heading, level=st.integers(0, 2), runs=st.just(_leaf("heading"))),
    st.builds(Paragraph, level=st.sampled_from([0, 2, 3]), runs=st.just(_leaf("paragraph"))),
)


def _list_of(inner: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(Item, blocks=inner), min_size=1, max_size=4).map(tuple)
    return st.builds(Items, items=items, ordered=st.booleans())


blocks = st.lists(
    st.one_of(
        _numbered_block,
        _list_of(st.just((Paragraph(runs=_leaf("item")),))),
        st.builds(Note, blocks=st.lists(_numbered_block, max_size=2).map(tuple)),
    ),
    max_size=30,
).map(tuple)
"""The blocks of a volume, before they are numbered."""
_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
_ids = st.sampled_from(
    [f"{key}-{number:03d}" for key in ("DA", "SEC", "COM") for number in (10, 20)]
)
_conditions = st.lists(
    st.builds(
        Condition,
        fact=st.sampled_from(["personal_data", "hosted", "above_threshold", "no_such_fact"]),
        values=st.sampled_from([("yes",), ("no",), ("yes", "no")]),
    ),
    max_size=2,
).map(tuple)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    """A clause with up to three released versions, or a draft alone."""
    id = draw(_ids)
    count = draw(st.integers(0, 3))
    versions = tuple(
        version(
            id,
            f"1.{number}.0",
            commenced_from=draw(_DAYS),
            applies_when=draw(_conditions),
        )
        for number in range(count)
    )
    draft = None if versions else version(id, "0.1.0", draft=True)
    return Clause(id=id, versions=versions, draft=draft)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """A library of up to six clauses."""
    return library(*draw(st.lists(clauses(), max_size=6, unique_by=lambda one: one.id)))

"""The bundled library is whole: every clause, head, lesson, stage and notice that it sets out to cover."""

import re

import pytest
import yaml

from tenderkit.store.library import read_library

CATALOGUE = {
    "DA": "010 020 030 040 050 060 070 080 090 100 110 120 130 140",
    "DQ": "010 020 030 040 050 060 070 080 090 100",
    "DP": "010 020 030 040 050 060 070 080",
    "SEC": "010 020 030 040 050 060 070",
    "TEC": "010 020 030 040 050 060",
    "AI": "010 020 030 040 050",
    "DEL": "010 020 030 040 050 060 070 080",
    "COM": "010 020 030 040 050 060 070 080",
    "EXIT": "010 020 030 040 050 060",
    "PRO": "010 020 030 040 050 060 070 080 090 100 110 120 130 140",
    "TRN": "010 020 030 040 050 060 070",
    "SOC": "010 020 030 040 050 060 070 080",
    "HSG": "010 020 030 040 050 060 070 080 090 100 110",
}
"""The numbers of the clauses by category. An id is never given twice, so a list may only grow."""
STAGES = ["preparation", "strategy", "design", "execution", "management"]
UK_NOTICES = {f"UK{number}" for number in range(1, 18)}


@pytest.fixture(scope="module")
def library(root):
    """The bundled library."""
    return read_library(root / "clauses")[0]


@pytest.fixture(scope="module")
def latest(library):
    """The newest version of every clause."""
    return {clause.id: clause.latest for clause in library.clauses.values() if clause.latest}


@pytest.fixture(scope="module")
def reviewed(root):
    """What the record of review has an entry for, as ``DA-090@1.0.0`` or ``IG-01@1.0.0``."""
    entries = [
        entry
        for path in sorted((root / "docs" / "review").glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return [
        entry.get("clause") or entry.get("guidance") for entry in entries if "volume" not in entry
    ]


def catalogue():
    """The ids of the catalogue in its order."""
    return [f"{key}-{number}" for key, numbers in CATALOGUE.items() for number in numbers.split()]


def test_every_clause_of_the_catalogue_is_there_and_no_other(latest):
    """The library holds the 112 clauses of 13 categories, each in a version that is released."""
    assert len(catalogue()) == 112
    assert sorted(latest) == sorted(catalogue())


def test_each_head_of_the_wording_and_each_lesson_is_carried(library, latest):
    """L1 to L11 and D1 to D11: each is named as its source by a provision of one clause at least."""
    heads = {(s.key, head.key) for s in library.sources.values() for head in s.heads}
    carried = {(o.source, o.head) for c in latest.values() for o in c.provenance if o.provisions}

    assert {head for _, head in heads} == {f"{letter}{n}" for letter in "LD" for n in range(1, 12)}
    assert heads - carried == set()


def test_the_heads_of_loti_are_followed_and_not_copied(latest):
    """A clause that carries a head says that it is aligned with it, or that it is practice."""
    relations = {o.relation for c in latest.values() for o in c.provenance if o.head}

    assert relations <= {"aligned", "practice"}


def test_every_provision_says_where_it_comes_from(latest):
    """Whatever goes beyond a source is marked as an extension; nothing is without a mark."""
    unmarked = [
        provision.id
        for clause in latest.values()
        for provision in clause.provisions
        if provision.id.partition(".")[2]
        not in {p for o in clause.provenance for p in o.provisions}
    ]

    assert unmarked == []


def test_there_is_guidance_for_each_stage(library):
    """Items IG-01 to IG-15, of which each of the five stages has one at least."""
    items = [versions[-1] for versions in library.guidance.values()]

    assert sorted(item.id for item in items) == [f"IG-{number:02}" for number in range(1, 16)]
    assert {item.stage for item in items} == set(STAGES)


@pytest.mark.parametrize("number", range(1, 16))
def test_each_guidance_item_is_a_page_of_use(library, number):
    """It says when, who leads, what it yields, gives an example and what changed, and names clauses."""
    item = library.guidance[f"IG-{number:02}"][-1]

    example, changed = item.example.text, "2015 Regulations" in item.text.text
    housing = "Hexbridge" in example or "housing" in example.casefold()

    assert all((item.when, item.lead, item.outcome, item.mistakes, item.clauses))
    assert housing
    assert changed, f"{item.id} does not say what changed since the 2015 Regulations"
    assert [link.to for link in item.clauses if link.to not in library.clauses] == []


def test_every_notice_is_in_the_register_in_its_order(library):
    """UK1 to UK17, each with its section and duty, at places in the order that run without a gap."""
    notices = library.law.notices
    keys = [notice.key for notice in notices]

    assert {key.partition("-")[0] for key in keys} == UK_NOTICES
    assert len(set(keys)) == len(keys)
    assert all(re.match(r"ss?\.\d", notice.section) and notice.duty for notice in notices)
    assert [notice.order for notice in notices] == sorted(notice.order for notice in notices)


def test_every_instrument_is_marked_and_dated(library):
    """Each has a mark of confirmation, a day on which it was checked, and a source to look it up in."""
    bare = [
        key
        for key, one in library.law.instruments.items()
        if one.mark not in {"V", "V2", "K", "?"} or not one.checked_on or not one.source
    ]

    assert bare == []


def test_every_clause_and_item_has_been_read_by_a_second_pair_of_eyes(library, reviewed):
    """The record of review has an entry for each of the 112 clauses and for every item of guidance."""
    known = {entry.partition("@")[0] for entry in reviewed}
    wanted = {*catalogue(), *library.guidance}

    assert wanted - known == set()


def test_the_record_of_review_names_versions_that_exist(library, latest, reviewed):
    """Each entry names a version of the library; where a clause was read, its newest version was."""
    versions = {clause.pin for clause in library.versions()}
    versions |= {f"{item.id}@{item.version}" for v in library.guidance.values() for item in v}
    read = {entry.partition("@")[0] for entry in reviewed if entry.partition("@")[0] in latest}

    assert [entry for entry in reviewed if entry not in versions] == []
    assert {id for id in read if latest[id].pin in reviewed} == read

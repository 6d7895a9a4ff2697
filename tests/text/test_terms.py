import pytest
from hypothesis import given
from tests.strategies import any_text, clause_text, prose

from tenderkit.model.clause import Term
from tenderkit.text.terms import TermIndex, opens_sentence, prose_only

_TERMS = (
    Term(term="Council", text=prose("London Borough of Hexbridge")),
    Term(term="Council Data", text=prose("data of the Council")),
    Term(term="Working Day", plural="Working Days", text=prose("a day on which banks open")),
    Term(term="Authority", plural="Authorities", text=prose("a body")),
    Term(term="Act", text=prose("an Act of Parliament")),
    Term(term="Service (Live)", text=prose("the service once in use")),
)
_NAMES = ("Procurement Act 2023", "Hexbridge", "Information Commissioner")

USES = {
    "none": ("the system must be open", []),
    "one": ("the Council must pay", ["Council"]),
    "at either end": ("Council and Act", ["Council", "Act"]),
    "the longest match": ("the Council Data of the Council", ["Council Data", "Council"]),
    "a plural counts as its term": ("ten Working Days", ["Working Day"]),
    "a plural of another form": ("both Authorities", ["Authority"]),
    "a possessive": ("the Council's duty and the Council’s right", ["Council", "Council"]),
    "small letters are no use": ("a working day of the council", []),
    "a longer word is another word": ("Councillor and Acting", []),
    "not inside a proper name": ("the Procurement Act 2023 and the Act", ["Act"]),
    "not inside a mark": ("{Council} and {DA-060}", []),
    "over two lines": ("of the Council\nData and the Working\n   Days", ["Council Data", "Working Day"]),
    "not over two paragraphs": ("Council\n\nData", ["Council"]),
    "a term that ends in a bracket": ("the Service (Live) starts", ["Service (Live)"]),
    "in bold": ("the **Council** pays", ["Council"]),
}  # fmt: skip

UNDEFINED = {
    "a capital in mid sentence": ("the System must", ["System"]),
    "a phrase": ("the Service Levels apply", ["Service Levels"]),
    "a phrase with of": ("under the Terms of Reference now", ["Terms of Reference"]),
    "a phrase over two lines": ("under the Service\n  Levels now", ["Service Levels"]),
    "a term is defined": ("the Council Data and ten Working Days", []),
    "a proper name is none": ("the Information Commissioner of Hexbridge", []),
    "what follows a term": ("the Council Portal", ["Portal"]),
    "the first word of the text": ("Suppliers must", []),
    "the first word of a sentence": ("They pay. Suppliers must. Why? Nobody! Yes", []),
    "after a colon or semicolon": ("as follows: Records; Links", []),
    "after a bracket or quotation": ('They pay (now). "Suppliers" pay “now.” Others too', []),
    "the rest of a phrase that opens a sentence": ("They pay. Service Levels apply", ["Levels"]),
    "the rest of it after of": ("Terms of Reference apply", ["Reference"]),
    "the first word of an item": ("- Records\n- Links\n* Notes\n+ Files", []),
    "the first word of a numbered item": ("It holds:\n\n1. Records\n2) Links\n   1. Notes", []),
    "the first word of a paragraph": ("they pay\n\nSuppliers must", []),
    "the first word of a heading": ("## Records\n\n### Links", []),
    "the first word of a cell": ("| Severity | Time |\n|---|---|\n| Low | Days |", []),
    "the first word in bold": ("**Records** are kept. *Links* too", []),
    "a wrapped line is no new sentence": ("they pay the\nSystem fee", ["System"]),
    "after an abbreviation without space": ("version 1.Beta", ["Beta"]),
    "an acronym is no phrase": ("an API or JSON file", []),
    "an apostrophe stays in its word": ("the Supplier's staff", ["Supplier's"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), USES.values(), ids=USES)
def test_uses_of_defined_terms_are_found(text, expected):
    """A use is the exact capitalised phrase, singular or plural, and nothing longer or shorter."""
    assert [found.phrase for found in TermIndex(_TERMS).used(text, _NAMES)] == expected


@pytest.mark.parametrize(("text", "expected"), UNDEFINED.values(), ids=UNDEFINED)
def test_undefined_phrases_are_found(text, expected):
    """A capital that no sentence, term or name explains is reported, with the phrase it begins."""
    assert [found.phrase for found in TermIndex(_TERMS).undefined(text, _NAMES)] == expected


def test_phrases_are_found_where_they_stand():
    """Offsets are those of the text as typed, marks, escapes and line ends counted."""
    text = "a \\{ b {days} the Council\nData in the Big\nSystem"
    index = TermIndex(_TERMS)
    (used,), (undefined,) = index.used(text), index.undefined(text, ())

    assert text[used.offset :].startswith("Council\nData")
    assert text[undefined.offset :].startswith("Big\nSystem")


def test_no_terms_find_nothing():
    """An index of no terms leaves every capital undefined."""
    index = TermIndex(())

    assert index.used("the Council") == []
    assert [found.phrase for found in index.undefined("the Council", ())] == ["Council"]


def test_prose_without_its_marks():
    """Marks and escapes become spaces; everything else stays in its place."""
    assert prose_only(r"a {b} \{ c}") == "a        c "


@given(any_text | clause_text)
def test_prose_without_its_marks_is_as_long(text):
    """Blanking marks moves no character."""
    assert len(prose_only(text)) == len(text)


@given(any_text | clause_text)
def test_no_text_stops_the_search(text):
    """Whatever the text, the search ends, and each phrase begins with a capital."""
    index = TermIndex(_TERMS)
    index.used(text, _NAMES)

    assert all(text[found.offset].isupper() for found in index.undefined(text, _NAMES))


def test_a_sentence_is_told_in_a_long_text():
    """Only what stands just before a capital is looked at, so that long texts stay quick."""
    text = "word " * 200_000 + "System. Records"

    assert not opens_sentence(text, text.index("System"))
    assert opens_sentence(text, text.index("Records"))

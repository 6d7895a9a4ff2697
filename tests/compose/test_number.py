import pytest
from hypothesis import given
from tests.strategies import blocks

from tenderkit.compose.number import letter, number_blocks, roman
from tenderkit.model.block import Heading, Item, Items, Note, Paragraph, Table, Text

_WORDS = (Text(text="words"),)


def _tree(outline: str) -> tuple:
    """Blocks of a notation: h1 to h3 are headings, p2 and p3 numbered paragraphs, p0 a bare one."""
    kinds = {"h": Heading, "p": Paragraph}
    return tuple(kinds[one[0]](level=int(one[1]), runs=_WORDS) for one in outline.split())


def _numbers(blocks) -> str:
    return " ".join(getattr(block, "number", "") or "-" for block in blocks)


@pytest.mark.parametrize(
    ("outline", "numbers"),
    [
        ("h1 h1 h1", "1 2 3"),
        ("h1 h2 p3 p3 h2 p3", "1 1.1 1.1.1 1.1.2 1.2 1.2.1"),
        ("h1 h2 p3 h1 h2 p3", "1 1.1 1.1.1 2 2.1 2.1.1"),
        ("h1 p2 p2 h2 p3 p2", "1 1.1 1.2 1.3 1.3.1 1.4"),
        ("h0 h1 h0 h1", "- 1 - 2"),
        ("p0 h1 p0 h2 p0 p3", "- 1 - 1.1 - 1.1.1"),
    ],
)
def test_numbers_are_those_of_one_multilevel_list(outline, numbers):
    """A level counts on until a higher one comes, and then begins again at 1."""
    assert _numbers(number_blocks(_tree(outline), numbered=True)) == numbers


def test_a_volume_that_is_not_numbered():
    """Headings keep their level without a number, and paragraphs lose theirs."""
    heading, paragraph = number_blocks(_tree("h1 p2"), numbered=False)

    assert (heading.level, heading.number) == (1, "")
    assert (paragraph.level, paragraph.number) == (0, "")


def _list(*contents, ordered: bool = True, depth: int = 1) -> Items:
    items = tuple(Item(blocks=content) for content in contents)
    return Items(items=items, ordered=ordered, depth=depth)


def _signs(items: Items) -> list[str]:
    return [item.number for item in items.items]


@pytest.mark.parametrize("numbered", [True, False])
def test_lists_have_letters_and_inside_them_numerals(numbered):
    """(a), (b), and (i), (ii) in an item, in every volume; each list begins again."""
    inner = _list(_tree("p0"), _tree("p0"), depth=2)
    outer = _list(_tree("p0"), (*_tree("p0"), inner), _tree("p0"))
    first, second = number_blocks((outer, outer), numbered=numbered)

    assert _signs(first) == _signs(second) == ["(a)", "(b)", "(c)"]
    assert _signs(first.items[1].blocks[1]) == ["(i)", "(ii)"]


def test_bullets_have_no_number():
    """Letters inside a bulleted list still begin at their own depth."""
    inner = _list(_tree("p0"), depth=2)
    (outer,) = number_blocks((_list((inner,), ordered=False),), numbered=True)

    assert _signs(outer) == [""]
    assert _signs(outer.items[0].blocks[0]) == ["(i)"]


def test_a_list_does_not_disturb_the_paragraphs_around_it():
    """Numbers go on after a list, a table or a drafting note, which have none of theirs."""
    aside = (_list(_tree("p3")), Table(header=(), rows=()), Note(blocks=_tree("h1 p3")))
    numbered = number_blocks((*_tree("h1 p2"), *aside, *_tree("p2")), numbered=True)

    assert _numbers(numbered) == "1 1.1 - - - 1.2"
    assert _numbers(numbered[4].blocks) == "- -"


@pytest.mark.parametrize(
    ("count", "sign"),
    [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")],
)
def test_letters_count_as_word_counts_them(count, sign):
    """After z the letters double: aa, bb, and not aa, ab."""
    assert letter(count) == sign


@pytest.mark.parametrize(
    ("count", "sign"),
    [
        (1, "i"), (3, "iii"), (4, "iv"), (5, "v"), (8, "viii"), (9, "ix"), (10, "x"), (14, "xiv"),
        (19, "xix"), (39, "xxxix"), (40, "xl"), (49, "xlix"), (90, "xc"), (144, "cxliv"),
    ],
)  # fmt: skip
def test_roman_numerals(count, sign):
    """A smaller sign before a larger one is taken away."""
    assert roman(count) == sign


@given(blocks)
def test_no_number_is_given_twice(tree):
    """Numbers are unique among the numbered blocks of a volume, and each is as deep as its level."""
    numbered = [
        block for block in number_blocks(tree, numbered=True) if getattr(block, "number", "")
    ]
    numbers = [block.number for block in numbered]

    assert len(set(numbers)) == len(numbers)
    assert [number.count(".") + 1 for number in numbers] == [block.level for block in numbered]

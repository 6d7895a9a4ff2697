import re
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tenderkit.formats.word.volume import render_word
from tenderkit.model.block import Heading, Item, Items, Note, Paragraph, Text
from tenderkit.model.pack import Volume

GOLDEN = Path(__file__).parents[1] / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BULLETS = ("•", "–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph as a reader sees it."""

    style: str
    number: str
    text: str


@pytest.mark.parametrize("name", ["annotated", "form", "plain", "rich"])
def test_outline_is_the_golden_one(name, volumes, about, base, golden):
    """Style, number and words of every paragraph are those that were read and blessed."""
    lines = outline(render_word(volumes[name], about, base))
    text = "".join(f"{n.style:18}{n.number:8}{n.text!r}\n" for n in lines if n.style != "TableEnd")

    golden(GOLDEN / name / "outline.txt", text)


@pytest.mark.parametrize("name", ["annotated", "form", "plain", "rich"])
def test_word_computes_the_numbers_of_the_tree(name, volumes, about, base):
    """Word's rules, applied to the file alone, give every number that the tree holds."""
    lines = outline(render_word(volumes[name], about, base))
    computed = [line.number for line in lines if line.number and line.number not in BULLETS]

    assert computed == [number for number in _numbers(volumes[name].blocks) if number]


def test_only_lists_that_would_count_on_get_a_num(volumes, about, base):
    """A list after a higher number restarts by itself; only the others add to the numbering."""
    numbered = [_provision(1), _list("(a)", "(b)"), _provision(2), _list("(a)")]
    again = [*numbered, _text(), _list("(a)")]

    for blocks, added in ((numbered, 0), (again, 1)):
        volume = Volume(spec=volumes["rich"].spec, blocks=(_section(), *blocks))
        part = _parse(render_word(volume, about, base), "word/numbering.xml")
        assert len(part.findall(f"{W}num")) == 4 + added


def test_inner_lists_stay_in_the_list_around_them(volumes, about, base):
    """Letters that restart and the Roman numerals inside them belong to one list in Word."""
    inner = Items(items=(Item(blocks=(_text(),), number="(i)"),), ordered=True, depth=2)
    outer = Items(items=(Item(blocks=(_text(), inner), number="(a)"),), ordered=True)
    volume = Volume(spec=volumes["rich"].spec, blocks=(_section(), _list("(a)"), _text(), outer))
    word = render_word(volume, about, base)
    paragraphs = _parse(word, "word/document.xml").iter(f"{W}p")
    lists = [_list_of(paragraph.find(f"{W}pPr"), (0, "")) for paragraph in paragraphs]

    assert [line.number for line in outline(word)] == ["1", "(a)", "", "(a)", "(i)"]
    assert lists == [(0, ""), (3, "1"), (0, ""), (3, "5"), (4, "5")]


def test_styles_and_levels_name_each_other(about, base, volumes):
    """Each level that names a style is named by it, so that applying the style numbers it."""
    word = render_word(volumes["rich"], about, base)
    styles, (levels, nums) = _styles(word), _numbering(word)
    linked = {
        (level.find(f"{W}pStyle").get(f"{W}val"), abstract, ilvl)
        for abstract, by_level in levels.items()
        for ilvl, level in by_level.items()
        if level.find(f"{W}pStyle") is not None
    }

    assert linked == {(style, nums[num][0], ilvl) for style, (ilvl, num) in styles.items() if num}
    assert len(linked) == 6


@pytest.mark.slow
@pytest.mark.parametrize("name", ["annotated", "plain", "rich"])
def test_libreoffice_computes_the_same_numbers(name, volumes, about, base, tmp_path):
    """Another word processor shows every number that Word's rules give, before the same words."""
    word = render_word(volumes[name], about, base)
    found = _libreoffice_lines(word, tmp_path)
    expected = [
        f"{line.number} {line.text}".strip()
        for line in outline(word)
        if line.number not in ("", *BULLETS) and not re.search(r"[\n\t]", line.text)
    ]
    expected_numbers = {line.split(" ")[0] for line in expected}

    assert len(expected) > 5
    assert [line for line in found if line in set(expected)] == expected
    assert expected_numbers <= {line.split(" ")[0] for line in found}


def outline(word: bytes) -> list[Line]:
    """Every paragraph with the number that Word computes for it from styles and lists."""
    styles, (levels, nums) = _styles(word), _numbering(word)
    counters: dict[str, dict[int, int]] = {abstract: {} for abstract in levels}
    started: set[tuple[str, int]] = set()
    lines = []
    for paragraph in _parse(word, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        ilvl, num = _list_of(paragraph.find(f"{W}pPr"), styles.get(style, (0, "")))
        number = ""
        if num and num != "0":
            abstract, restarts = nums[num]
            starts = {
                i: int(v.find(f"{W}start").get(f"{W}val")) for i, v in levels[abstract].items()
            }
            fresh = ilvl in restarts and (num, ilvl) not in started
            started.add((num, ilvl))
            counter = counters[abstract]
            _count(counter, ilvl, starts, restarts[ilvl] if fresh else None)
            number = _shown(levels[abstract], counter, ilvl)
        lines.append(Line(style=style, number=number, text=_text_of(paragraph)))
    return lines


def _count(counter, ilvl, starts, restart):
    for higher in range(ilvl):
        counter.setdefault(higher, starts[higher])
    for lower in [level for level in counter if level > ilvl]:
        del counter[lower]
    if restart is not None:
        counter[ilvl] = restart
    else:
        counter[ilvl] = counter[ilvl] + 1 if ilvl in counter else starts[ilvl]


def _shown(levels, counter, ilvl):
    text = levels[ilvl].find(f"{W}lvlText").get(f"{W}val")

    def one(match):
        level = int(match.group(1)) - 1
        return _formatted(counter[level], levels[level].find(f"{W}numFmt").get(f"{W}val"))

    return re.sub(r"%(\d)", one, text)


def _formatted(count, kind):
    if kind == "lowerLetter":
        return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    if kind == "lowerRoman":
        shown = ""
        for value, letters in ROMANS:
            shown += letters * (count // value)
            count %= value
        return shown
    return str(count)


def _list_of(properties, of_style):
    direct = properties.find(f"{W}numPr")
    if direct is None:
        return of_style
    return int(direct.find(f"{W}ilvl").get(f"{W}val")), direct.find(f"{W}numId").get(f"{W}val")


def _text_of(paragraph):
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = (e.text if e.tag == f"{W}t" else marks.get(e.tag, "") for e in paragraph.iter())
    return "".join(filter(None, found))


def _parse(word, name):
    with ZipFile(BytesIO(word)) as archive:
        return ElementTree.fromstring(archive.read(name))


def _styles(word):
    """Style to its level and num; no style here inherits a list."""
    found = {}
    for style in _parse(word, "word/styles.xml").iter(f"{W}style"):
        properties = style.find(f"{W}pPr")
        if properties is not None:
            found[style.get(f"{W}styleId")] = _list_of(properties, (0, ""))
    return found


def _numbering(word):
    root = _parse(word, "word/numbering.xml")
    levels = {
        abstract.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl")): level for level in abstract.iter(f"{W}lvl")
        }
        for abstract in root.iter(f"{W}abstractNum")
    }
    nums = {}
    for num in root.iter(f"{W}num"):
        restarts = {
            int(one.get(f"{W}ilvl")): int(one.find(f"{W}startOverride").get(f"{W}val"))
            for one in num.iter(f"{W}lvlOverride")
        }
        abstract = num.find(f"{W}abstractNumId").get(f"{W}val")
        nums[num.get(f"{W}numId")] = (abstract, restarts)
    return levels, nums


def _libreoffice_lines(word, folder):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed")
    source = folder / "volume.docx"
    source.write_bytes(word)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    text = (folder / "volume.txt").read_text(encoding="utf-8-sig")
    return [line.strip() for line in text.split("\n")]


def _numbers(blocks):
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.number
            case Items():
                for item in block.items:
                    yield item.number
                    yield from _numbers(item.blocks)
            case Note():
                yield from _numbers(block.blocks)


def _section():
    return Heading(level=1, runs=(Text(text="Section"),), number="1")


def _provision(count):
    return Paragraph(level=3, runs=(Text(text="Provision"),), number=f"1.1.{count}")


def _text():
    return Paragraph(runs=(Text(text="Text"),))


def _list(*numbers):
    items = tuple(Item(blocks=(_text(),), number=number) for number in numbers)
    return Items(items=items, ordered=True)

"""The block tree: what a volume says, before anybody decides how a format shows it."""

from dataclasses import dataclass

from tenderkit.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words as they are: never markup, whatever they hold."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pointer to a clause, provision or section; ``shown`` is filled once all volumes are numbered."""

    target: str
    shown: str = ""
    volume: str = ""
    """The volume where the target stands; empty until resolved, and for good where it is not in the pack."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A blank in its place: ``shown`` holds the words that fill it, or its label where nobody has filled it."""

    name: str
    shown: str
    filled: bool
    layer: str = ""
    """default, council or opportunity."""
    at: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The id of a requirement and its level, so that a supplier can quote it."""

    text: str


Run = Text | Reference | Gap | Tag
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered heading: level 1 is a section, level 2 a clause or sub-section."""

    level: int
    runs: Runs
    anchor: str = ""
    number: str = ""
    origin: str = ""
    """``DA-060@1.0.0`` where a clause made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``level`` 2 or 3 gives it a number of its own, 0 leaves it bare."""

    runs: Runs
    level: int = 0
    anchor: str = ""
    number: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    blocks: tuple["Block", ...]
    number: str = ""
    """(a) or (i); empty in a bulleted list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list. An ordered one prints (a), (b), and (i), (ii) inside it."""

    items: tuple[Item, ...]
    ordered: bool = False
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one header row. ``widths`` are shares of the text width and add to 100."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBox:
    """The place where a supplier answers one question or requirement."""

    id: str
    kind: str = "comply-with-text"
    words: int = 0
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One thing that a supplier fills in on a form."""

    id: str
    """For example ``SQ-A1``: unique in the pack, and permanent."""
    label: str
    kind: str = "text"
    """text, date, number, money, choice, yes-no, signature or table."""
    words: int = 0
    """Word limit of a text; 0 where one line is meant."""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """Of a table."""
    rows: int = 0
    """How many empty rows a table prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A table of fields that the supplier completes."""

    key: str
    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A drafting note for officers: never in a supplier's file."""

    blocks: tuple["Block", ...]
    title: str = ""


Block = Heading | Paragraph | Items | Table | AnswerBox | Form | Note
Blocks = tuple[Block, ...]


def plain(runs: Runs) -> str:
    """The words of some runs, as a reader sees them."""
    return "".join(shown(run) for run in runs)


def shown(run: Run) -> str:
    """The words of one run: an unfilled blank stands in square brackets."""
    if isinstance(run, Gap):
        return run.shown if run.filled else f"[{run.shown}]"
    if isinstance(run, Reference):
        return run.shown or run.target
    return run.text


def lines(blocks: Blocks) -> list[str]:
    """The words of some blocks, one line a paragraph, item or row; an answer box has none."""
    return [line for block in blocks for line in _lines_of(block)]


def _lines_of(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [plain(block.runs)]
        case Items():
            return [
                f"{item.number or '-'} {line}"
                for item in block.items
                for line in lines(item.blocks)
            ]
        case Table():
            return [" | ".join(map(plain, row)) for row in (block.header, *block.rows)]
        case Form():
            return [f"{field.id} | {field.label}" for field in block.fields]
        case Note():
            return lines(block.blocks)
        case _:
            return []

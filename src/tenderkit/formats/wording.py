"""The few words that formats add of their own, the same in each of them."""

from tenderkit.model.block import AnswerBox, FormField, Note, Run, Runs, Table, Tag, Text, shown

_NOTE = "Drafting note"
_ASKS = {
    "comply": "State whether you comply.",
    "comply-with-text": "State whether you comply, and explain how.",
    "comply-with-evidence": "State whether you comply, and describe or attach your evidence.",
    "number": "Give one number.",
    "date": "Give one date.",
    "choice": "Give one of the choices.",
    "question": "Answer the question above.",
}
_ENTERS = {
    "date": "A date.",
    "number": "A number.",
    "money": "An amount in pounds, without value added tax.",
    "yes-no": "Yes or no.",
    "signature": "Name, position, signature and date of a person who can bind the Supplier.",
}


def answer_title(box: AnswerBox) -> str:
    """What the answer is to."""
    return f"Answer {box.id}"


def answer_prompt(box: AnswerBox) -> str:
    """The box's own prompt, or what its kind asks for."""
    return box.prompt or _ASKS.get(box.kind, "Give your answer.")


def word_limit(box: AnswerBox) -> str:
    """For example "At most 1,250 words."; empty where there is no limit."""
    return f"At most {box.words:,} words." if box.words else ""


def field_prompt(field: FormField) -> str:
    """What a form asks for beside the label: the choices, the kind of value, the limit of words."""
    if field.choices:
        return f"One of: {'; '.join(field.choices)}."
    limit = f"At most {field.words:,} words." if field.words else ""
    return limit or _ENTERS.get(field.kind, "")


def empty_table(field: FormField) -> Table:
    """The columns of a table field, with its empty rows."""
    header: tuple[Runs, ...] = tuple((Text(text=column),) for column in field.columns)
    empty: tuple[Runs, ...] = ((),) * len(header)
    return Table(header=header, rows=(empty,) * field.rows, title=field.label)


def note_title(note: Note) -> str:
    """A note always says what it is, whatever its own title."""
    if not note.title or note.title.startswith(_NOTE):
        return note.title or _NOTE
    return f"{_NOTE}: {note.title}"


def spaced(runs: Runs) -> Runs:
    """The runs with a space before each tag that has none."""
    kept: list[Run] = []
    before = ""
    for run in runs:
        if isinstance(run, Tag) and before and not before[-1].isspace():
            kept.append(Text(text=" "))
        kept.append(run)
        before = shown(run) or before
    return tuple(kept)

"""The compliance matrix as a workbook: one row a requirement, each answer checked as it is typed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tenderkit.formats.workbook import Styles, add_sheet, fit_row, render_workbook, write_text
from tenderkit.model.clause import Answer
from tenderkit.model.pack import Pack, Requirement

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COMPLY = ("comply", "partly", "does not comply", "not applicable")
"""What a requirement may be answered with."""
_COLUMNS = {
    "Requirement": 13, "Level": 9, "Pass or fail": 8, "Where it stands": 17, "Wording": 60,
    "What to answer": 30, "Evidence wanted": 32, "Answer": 16,
    "Description, evidence, number or date": 46, "Word limit": 8, "Words": 8,
}  # fmt: skip
_ANSWER, _TEXT, _LIMIT, _WORDS = 7, 8, 9, 10
_LONGEST_LIST = 255
"""Characters that Excel takes in a typed list."""


def matrix_xlsx(pack: Pack) -> bytes:
    """Every requirement of the pack, in its order."""

    def fill(book: "Workbook", styles: Styles) -> None:
        sheet = add_sheet(book, "Matrix", tuple(_COLUMNS.values()), pack)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        for column, head in enumerate(_COLUMNS):
            write_text(sheet, 0, column, head, styles.head)
        for row, requirement in enumerate(pack.requirements, start=1):
            _row(sheet, styles, row, requirement)
        sheet.autofilter(0, 0, len(pack.requirements), len(_COLUMNS) - 1)

    return render_workbook(pack, "Compliance matrix", fill)


def _row(sheet: "Worksheet", styles: Styles, row: int, requirement: Requirement) -> None:
    asked, provision = requirement.answer, requirement.provision
    fixed = (
        requirement.id,
        provision.level.value if provision.level else "",
        "yes" if requirement.pass_or_fail else "no",
        f"Volume {requirement.volume}, paragraph {requirement.number}",
        requirement.text,
        _wanted(asked),
        provision.evidence,
    )
    for column, text in enumerate(fixed):
        write_text(sheet, row, column, text, styles.text)
    fit_row(sheet, row, zip(fixed, _COLUMNS.values(), strict=False))
    sheet.write_blank(row, _ANSWER, None, styles.entry)
    sheet.write_blank(row, _TEXT, None, styles.entry)
    write_text(sheet, row, _LIMIT, str(asked.words or ""), styles.text)
    cell = f"I{row + 1}"
    words = f'LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell})," ",""))+1'
    sheet.write_formula(row, _WORDS, f'=IF(TRIM({cell})="",0,{words})', styles.text, 0)
    rule = _validation(asked)
    if rule:
        sheet.data_validation(row, _ANSWER, row, _ANSWER, rule)


def _wanted(asked: Answer) -> str:
    kinds = {
        "number": f"A number of {asked.unit_in_words}{_bounds(asked)}.",
        "date": f"A date{_bounds(asked)}.",
        "choice": f"One of: {'; '.join(choice.label for choice in asked.choices)}.",
        "comply-with-text": "Comply, partly or does not comply, with a description.",
        "comply-with-evidence": "Comply, partly or does not comply, with the evidence.",
    }
    stock = kinds.get(asked.kind, "Comply, partly or does not comply.")
    return f"{stock} {asked.prompt}".strip()


def _bounds(asked: Answer) -> str:
    low, high, between = "at least", "at most", " and "
    if asked.kind == "date":
        low, high, between = "from", "to", " "
    parts = [f"{low} {asked.minimum}"] if asked.minimum else []
    parts += [f"{high} {asked.maximum}"] if asked.maximum else []
    return f", {between.join(parts)}" if parts else ""


def _validation(asked: Answer) -> dict[str, Any] | None:
    """What may be typed. A figure outside its limits is warned of and not refused: it is an answer too."""
    if asked.kind == "date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "ignore_blank": True,
        }
    if asked.kind == "number":
        low, high = float(asked.minimum or 0), float(asked.maximum or 1e12)
        return {
            "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
            "ignore_blank": True, "error_type": "warning", "error_title": "Outside the limit",
            "error_message": "The requirement asks for a figure within its limits.",
        }  # fmt: skip
    source = [choice.label for choice in asked.choices] if asked.kind == "choice" else list(COMPLY)
    if len(",".join(source)) > _LONGEST_LIST or any("," in one for one in source):
        return None  # what is listed is parted by commas
    return {"validate": "list", "source": source, "ignore_blank": True}

"""The matrix and the prices as CSV, for suppliers who would rather not work in Word; the officers' sheets."""

from tenderkit.formats.csv_table import render_csv
from tenderkit.model.opportunity import PriceLine
from tenderkit.model.pack import Pack


def matrix_csv(pack: Pack) -> bytes:
    """One row a requirement, with two columns for the supplier to fill."""
    header = [
        "Requirement",
        "Level",
        "Pass or fail",
        "Where it stands",
        "Wording",
        "Answer wanted",
        "What to say",
        "Unit",
        "Minimum",
        "Maximum",
        "Word limit",
        "Evidence wanted",
        "Answer (comply, partly, does not comply, not applicable)",
        "Description, evidence, number or date",
    ]
    rows = []
    for requirement in pack.requirements:
        asked, provision = requirement.answer, requirement.provision
        rows.append(
            [
                requirement.id,
                provision.level.value if provision.level else "",
                "yes" if requirement.pass_or_fail else "no",
                f"Volume {requirement.volume}, paragraph {requirement.number}",
                requirement.text,
                asked.kind,
                asked.prompt,
                asked.unit_in_words,
                asked.minimum,
                asked.maximum,
                str(asked.words or ""),
                provision.evidence,
                "",
                "",
            ]
        )
    return render_csv(header, rows)


def prices_csv(pack: Pack) -> bytes:
    """One row a price line, a column for each year; a price that is fixed is filled in."""
    lines = pack.opportunity.price_lines
    years = max((line.years for line in lines), default=0)
    header = ["Line", "Item", "Kind", "Unit", "Fixed by", "Price or rate excluding VAT"]
    header += [f"Year {year + 1}" for year in range(years)]
    rows = []
    for line in lines:
        fixed = (
            f"{line.must_be.pence // 100}.{line.must_be.pence % 100:02d}" if line.must_be else ""
        )
        yearly = [fixed if year < line.years else "" for year in range(years)]
        single = fixed if line.kind != "recurring" else ""
        title = f"{line.title} (Lot {line.lot} alone)" if line.lot else line.title
        rows.append([line.id, title, line.kind, line.unit, _fixed_by(line), single, *yearly])
    return render_csv(header, rows)


def _fixed_by(line: PriceLine) -> str:
    return ", ".join(link.to for link in line.because)


def notice_csv(pack: Pack) -> bytes:
    """The tender notice, field by field."""
    rows = [[one.section, one.field, one.value, one.source] for one in pack.notice]
    return render_csv(["Section", "Field", "Value to paste", "From"], rows)


def trace_csv(pack: Pack) -> bytes:
    """One row a requirement: its clause, needs, questions, criteria, indicators and law."""
    rows = []
    for one in pack.trace:
        found = (one.needs, one.questions, one.criteria, one.indicators, one.law)
        rows.append([one.requirement, one.clause, *("; ".join(ids) for ids in found)])
    header = ["Requirement", "Clause", "Needs", "Questions", "Criteria", "Indicators", "Law"]
    return render_csv(header, rows)

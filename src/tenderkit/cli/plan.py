"""``tenderkit plan``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tenderkit.cli._moves import move_lines, moves_as_data
from tenderkit.cli._options import FailOn, Json, Library, On, Target, day
from tenderkit.cli._output import counted_only, end, put_findings, put_json, put_lines
from tenderkit.cli._page import section, table

if TYPE_CHECKING:
    from tenderkit.api.plan import Plan
    from tenderkit.model.finding import Finding
    from tenderkit.model.pack import LeftOut, Taken


def plan(
    opportunity: Target,
    on: On = None,
    library: Library = None,
    fail_on: FailOn = "error",
    json: Json = False,
) -> None:
    """Show what a build would take and leave out, and why.

    Nothing is written. Also shown: blanks that nobody has filled, and versions that the next build
    would pin or that 'tenderkit update' would move.
    """
    from tenderkit.api.plan import plan

    planned = plan(opportunity, day(on), library)
    if json:
        put_json(_data(planned))
    else:
        put_lines([planned.looked_at, *_lines(planned), ""])
        _put_summary(planned.findings)
    end(planned.findings, fail_on)


def _lines(planned: "Plan") -> Iterator[str]:
    taken = [(t.clause.pin, t.clause.title, _why(t, planned)) for t in planned.taken]
    yield from section(f"clauses taken: {len(taken)}", table(taken, indent="  "))
    left = [(out.id, out.title, _why_not(out, planned)) for out in planned.left_out]
    yield from section(f"clauses left out: {len(left)}", table(left, indent="  "))
    blanks = [(f.key, f.blank.label, f.blank.why) for f in planned.open_blanks]
    yield from section(
        f"blanks that the authority has to fill: {len(blanks)}", table(blanks, indent="  ")
    )
    yield from section(
        f"pins that the next build changes: {len(planned.pins)}", move_lines(planned.pins)
    )
    yield from section(
        f"pins behind the library, which 'tenderkit update' moves: {len(planned.behind)}",
        move_lines(planned.behind),
    )


def _why(taken: "Taken", planned: "Plan") -> str:
    why = f"added: {taken.why}" if taken.added else taken.why
    return why + _withdrawn(taken.clause.id, planned)


def _why_not(out: "LeftOut", planned: "Plan") -> str:
    if out.kind == "withdrawn":
        return out.why
    why = f"omitted: {out.why}" if out.kind == "omitted" else out.why
    return why + _withdrawn(out.id, planned)


def _withdrawn(id: str, planned: "Plan") -> str:
    from tenderkit.cli._clause import withdrawn_words

    return f" ({withdrawn_words(planned.withdrawn[id])})" if id in planned.withdrawn else ""


def _put_summary(findings: "Sequence[Finding]") -> None:
    """Errors in full, because they can leave a plan empty; the others are only counted."""
    from tenderkit.model.finding import Severity

    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    others = [finding for finding in findings if finding.severity is not Severity.ERROR]
    if errors or not others:
        put_findings(errors)
    if others:
        put_lines([counted_only(others)])


def _data(planned: "Plan") -> dict[str, Any]:
    from tenderkit.cli._clause import withdrawn_as_data
    from tenderkit.formats.findings import findings_as_data
    from tenderkit.model.clause import ClauseStatus

    def status(id: str) -> dict[str, str]:
        return withdrawn_as_data(planned.withdrawn.get(id, ClauseStatus()))

    return {
        **findings_as_data(planned.findings),
        "opportunity": planned.looked_at,
        "taken": [
            {
                "id": taken.clause.id,
                "version": taken.clause.version,
                "title": taken.clause.title,
                "why": taken.why,
                "added": taken.added,
                "pinned": taken.pinned,
                "newer": taken.newer,
                **status(taken.clause.id),
            }
            for taken in planned.taken
        ],
        "left_out": [
            {
                "id": out.id,
                "title": out.title,
                "kind": out.kind,
                "why": out.why,
                **status(out.id),
            }
            for out in planned.left_out
        ],
        "open_blanks": [
            {"key": f.key, "label": f.blank.label, "why": f.blank.why} for f in planned.open_blanks
        ],
        "pins": moves_as_data(planned.pins),
        "behind": moves_as_data(planned.behind),
    }

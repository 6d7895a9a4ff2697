"""The runs of a paragraph or cell."""

from tenderkit.formats.word.xml import run
from tenderkit.formats.wording import spaced
from tenderkit.model.block import Gap, Run, Runs, Tag, Text, shown


def render_runs(runs: Runs, *, bold: bool = False) -> str:
    """The ``w:r`` elements of some runs; ``bold`` makes all the plain words bold."""
    return "".join(_run(one, bold) for one in spaced(runs))


def _run(one: Run, bold: bool) -> str:
    if isinstance(one, Text):
        return run(one.text, bold=one.bold or bold, italic=one.italic)
    if isinstance(one, Tag):
        return run(one.text, style="RequirementId")
    if isinstance(one, Gap) and not one.filled:
        return run(shown(one), style="OpenBlank", bold=bold)
    return run(shown(one), bold=bold)

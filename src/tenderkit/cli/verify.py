"""``tenderkit verify``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tenderkit.cli._options import FailOn, Json, On, day
from tenderkit.cli._output import end, put_findings, put_json, say

if TYPE_CHECKING:
    from tenderkit.model.finding import Finding


def verify(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A pack that tenderkit has written.")
    ],
    on: On = None,
    fail_on: FailOn = "error",
    json: Json = False,
) -> None:
    """Tell whether a pack is still exactly what was built.

    Every file is compared with its recorded fingerprint. Where all agree, the pack is built
    again in memory from the sources that were kept with it, and compared part by part.
    """
    from tenderkit.api.verify import verify

    findings = verify(folder, day(on))
    if json:
        from tenderkit.formats.findings import findings_as_data

        put_json(findings_as_data(findings))
    else:
        put_findings(findings)
    say(_verdict(folder.as_posix(), findings))
    end(findings, fail_on)


def _verdict(folder: str, findings: "Sequence[Finding]") -> str:
    """What holds and what doesn't: the recorded files first, then the pack built again."""
    from tenderkit.text.words import counted

    names = [finding.name for finding in findings]
    broken = sum(name in ("file-changed", "file-missing") for name in names)
    if broken:
        files = f"{counted(broken, 'recorded file')} {'is' if broken == 1 else 'are'}"
        return (
            f"{folder} is not as it was built: {files} changed or missing, every other is unchanged"
            "; it was not built again"
        )
    strangers = names.count("file-unrecorded")
    beside = f", beside {counted(strangers, 'file')} that nobody recorded" if strangers else ""
    kept = f"every recorded file is unchanged{beside}"
    differing = [f for f in findings if f.name == "rebuild-differs"]
    if any(finding.severity == "error" for finding in differing):
        return (
            f"{folder} is not verified: {kept}, but it does not come out the same when built again"
        )
    if differing:
        return f"verified {folder}: {kept}; this version of tenderkit would build it otherwise"
    return f"verified {folder}: {kept}; built again, it comes out the same"

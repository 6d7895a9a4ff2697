"""``tenderkit rules``."""

from tenderkit.cli._options import Json
from tenderkit.cli._output import put_json, put_lines, say
from tenderkit.cli._page import table


def rules(json: Json = False) -> None:
    """List everything that 'check' and 'verify' look for.

    Codes are never reused. 'tenderkit explain CODE' prints the whole manual page.
    """
    from tenderkit.rules.catalogue import catalogue

    listed = catalogue()
    if json:
        entries = [
            {"code": r.code, "name": r.name, "severity": str(r.severity), "title": r.title}
            for r in listed
        ]
        put_json({"rules": entries})
    else:
        rows = [(r.code, str(r.severity), r.name, r.title) for r in listed]
        put_lines(table(rows, ("code", "severity", "name", "what it is")))
    say(f"{len(listed)} rules; 'tenderkit explain CODE' prints the page of one")

"""A council's workspace on its first day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tenderkit.store.scaffold.clause import ClauseStart, render_worked_draft
from tenderkit.store.scaffold.quote import quoted
from tenderkit.store.schema.nouns import schema_file


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceStart:
    """What a new workspace begins with."""

    prefix: str
    name: str
    folder: str
    """Folder of the worked clause's category, for example ``delivery``."""
    clause: ClauseStart
    schemas: Mapping[str, str]
    """Text of each schema by the kind of file that it describes: clause, opportunity, workspace, library."""

    @property
    def source(self) -> str:
        """The key under which the council's own practice stands in ``sources.yaml``."""
        return practice_of(self.prefix)


def practice_of(prefix: str) -> str:
    """``hxb-practice``, the key of a council's own practice."""
    return f"{prefix.lower()}-practice"


def render_workspace(start: WorkspaceStart) -> dict[str, str]:
    """Every file of a new workspace, by its path in the folder."""
    draft = f"clauses/{start.folder}/{start.clause.id}/draft.yaml"
    clause = replace(start.clause, schema=schema_line("../../../schemas", "clause"))
    schemas = {f"schemas/{schema_file(kind)}": text for kind, text in start.schemas.items()}
    return {
        "README.txt": _readme(start, draft),
        "tenderkit.yaml": _settings(start),
        "clauses/library.yaml": _library(start),
        "clauses/sources.yaml": _sources(start, start.clause.on),
        "clauses/waivers.yaml": _WAIVERS,
        draft: render_worked_draft(clause),
        **schemas,
    }


def schema_line(folder: str, kind: str) -> str:
    """The first line of a file, by which an editor finds the schema in a folder beside or above it."""
    return f"# yaml-language-server: $schema={folder}/{schema_file(kind)}\n"


def _settings(start: WorkspaceStart) -> str:
    return f"""\
{schema_line("schemas", "workspace")}\
# This folder, and everything below it, is a workspace of tenderkit.
prefix: {start.prefix}                  # the ids of your own clauses begin with it
name: {quoted(start.name)}
library: clauses             # your own clauses, beside those that come with tenderkit
"""


def _library(start: WorkspaceStart) -> str:
    return f"""\
{schema_line("../schemas", "library")}\
id: {start.prefix.lower()}
name: {quoted(f"Clauses of {start.name}")}
version: "1"

# Capitalised words in your clauses that are names and not defined terms.
proper_names: []

# Your own values for blanks of the clauses that come with tenderkit, for example:
#   DA-060.full_export_working_days: "3"
blanks: {{}}
"""


def _sources(start: WorkspaceStart, on: date) -> str:
    return f"""\
# What the provenance of your clauses points to.
{start.source}:
  title: Our own practice
  publisher: {quoted(start.name)}
  address: ""
  checked_on: {on}
  mark: V
"""


_WAIVERS = """\
# Findings that somebody with authority has accepted, for a time. For example:
#
# waivers:
#   - rule: several-duties
#     place: HXB-DEL-010
#     reason: the two duties can only be performed together
#     role: head of legal
#     expires: 2027-03-31
waivers: []
"""


def _readme(start: WorkspaceStart, draft: str) -> str:
    return f"""\
{start.name}: clauses and opportunities

This folder holds the council's own clauses and the opportunities that it prepares with tenderkit.
All files are plain text: any text editor opens them. Save them as UTF-8.

  tenderkit.yaml           what makes this folder a workspace
  clauses                  the council's own clauses; their ids begin with {start.prefix}-
  clauses/waivers.yaml     findings that somebody has accepted, with a reason and an end date
  schemas                  what an editor such as Visual Studio Code with its YAML extension needs to
                           complete and check these files while you type; after an update of
                           tenderkit, 'tenderkit schema -o schemas' writes them anew
  {draft}
                           a worked example of a clause

Open a terminal in this folder. Then:

  tenderkit check                     says what is wrong in the clauses and in every opportunity
                                      of this folder, and on which line
  tenderkit list                      shows every clause, yours and those that come with tenderkit
  tenderkit new clause {start.prefix}-DEL-020   starts a clause of your own
  tenderkit release {start.clause.id}       freezes a finished draft; from then on packs take it
  tenderkit new opportunity           asks what you want to buy, and starts its folder
  tenderkit build FOLDER -o OUT       writes the draft pack of an opportunity

A released clause is never edited. To change it, copy its last version to draft.yaml in the same
folder, change the draft and its version number, and release it. To withdraw it, write a file
status.yaml into its folder, for example:

  withdrawn: {start.clause.on}
  successor: {start.prefix}-DEL-020
  reason: why it is no longer used

An exception that somebody has accepted for one opportunity stands in waivers.yaml beside its
opportunity.yaml; clauses/waivers.yaml shows how it is written.
"""

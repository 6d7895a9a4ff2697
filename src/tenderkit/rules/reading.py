"""The rules that reading itself enforces: codes 001 to 099 of each subject, no check of their own.

One fault has one number whatever kind of file it is found in: CLS for clauses, definitions and guidance,
LIB for the library's other files and the workspace, OPP for the files of an opportunity.
"""

from functools import cache

from tenderkit.model.finding import Severity
from tenderkit.rules.rule import Rule

KINDS = {"CLS": "clause file", "LIB": "library file", "OPP": "opportunity file"}

_YAML = {
    "not-utf-8": (
        1,
        "A file that is not UTF-8 text.",
        "Text in another encoding turns pound signs and apostrophes into other characters without a word.",
        "a file saved by a spreadsheet as Windows-1252 or UTF-16, or a picture renamed to .yaml",
        "UTF-8 with or without a byte-order mark, with any line endings",
    ),
    "over-limit": (
        2,
        "A file above 1 MB, 64 levels or 50,000 values.",
        "No honest file comes near these limits, and a file made to exhaust memory goes past them.",
        "a list nested 5,000 deep",
        "a clause of forty provisions",
    ),
    "yaml-syntax": (
        3,
        "A file that is not well-formed YAML.",
        "Nothing of the file can be trusted once its structure is in doubt.",
        "`title: Exit: plan`, where the second colon needs quotes; a line indented by a tab",
        '`title: "Exit: plan"`',
    ),
    "yaml-feature": (
        4,
        "A tag, anchor, alias, merge key or second document.",
        "Each of them lets text mean something that a reader of the file doesn't see.",
        "`text: *standard`, `version: !!float 1.0`, `<<: *base`",
        "the words written out",
    ),
    "duplicate-key": (
        5,
        "The same field twice in one mapping.",
        "YAML readers keep the last and drop the first without a word: a MUST can become a MAY.",
        "two `text:` fields in one provision",
        "the same field name in two provisions",
    ),
    "empty-file": (
        6,
        "A file with nothing in it.",
        "An empty file is usually a save that failed.",
        "a file of 0 bytes, or of comments alone",
        "`{}` where every field is optional",
    ),
    "unknown-field": (
        10,
        "A field that this kind of file doesn't have.",
        "A misspelt field would be ignored, and its content missing from the pack.",
        "`weigthing: 60`",
        "fields in any order",
    ),
    "missing-field": (
        11,
        "A field that must be there.",
        "The pack cannot be right without it.",
        "a requirement without `evidence`",
        "an optional field left out",
    ),
    "wrong-type": (
        12,
        "A list, mapping or text where another of the three is meant.",
        "Guessing what was meant would change what is issued.",
        "`needs: DA-080`, where a list is meant",
        "`needs: [DA-080]`",
    ),
    "bad-value": (
        13,
        "A value that its field doesn't accept.",
        "Dates, amounts and ids decide which law and which wording apply.",
        "`commenced_on: 2026-02-30`; `version: 1.0`; `level: Must`",
        "`commenced_on: 2026-02-28`",
    ),
    "not-a-block": (
        14,
        "Provision text that is not a block scalar.",
        "Quoted and folded text loses its line breaks, so that a list becomes a sentence.",
        '`text: "The Supplier must ..."`',
        "`text: |` with the words on the next lines",
    ),
    "out-of-place": (
        15,
        "An id or version that disagrees with its folder or file name.",
        "People and pins find a clause by its path.",
        "version 1.1.0 in a file called 1.0.0.yaml",
        "`clauses/data-access/DA-040/1.1.0.yaml` holding DA-040 at 1.1.0",
    ),
}

_TEMPLATE = {
    "template-syntax": (
        1,
        "A template that Jinja cannot read.",
        "No volume can be made from it.",
        "`{% if opportunity.lots %}` without `{% endif %}`",
        "a template in which every block is closed",
    ),
    "misspelt-name": (
        2,
        "A name in a template that stands for nothing.",
        "Printed as blank, it would leave a hole in a legal document.",
        "`{{ opportunity.titel }}`",
        "`{{ opportunity.title }}`",
    ),
    "template-refused": (
        3,
        "Something in a template that the sandbox doesn't allow.",
        "A template from elsewhere must not be able to read files or run code.",
        "`{{ ''.__class__ }}`",
        "the filters and blocks listed in docs/templates.md",
    ),
    "template-limit": (
        4,
        "A template that ran past its limit on time, memory or output.",
        "A loop without end would hold the build for ever.",
        "three nested loops of 100,000 rounds each",
        "a loop over the clauses of the pack",
    ),
    "unknown-block": (
        5,
        "A generated block that cannot be made where it stands.",
        "The clause or table that the template asks for would be missing.",
        '`{{ clause("DA-999") }}`; `{{ matrix() }}` in the middle of a sentence',
        '`{{ clause("DA-060") }}` alone on its line',
    ),
}

_VERIFY = {
    "file-changed": (
        20,
        "A file of a pack whose bytes are not those that were recorded.",
        "What is in the folder is no longer what was built or issued.",
        "a volume that was opened in Word and saved",
        "a folder that nobody has touched",
    ),
    "file-missing": (
        21,
        "A file that the manifest records and the folder doesn't hold.",
        "The pack is not complete, or a write was cut short.",
        "a volume deleted from suppliers/",
        "a folder as it was built",
    ),
    "file-unrecorded": (
        22,
        "A file in the folder that the manifest doesn't record.",
        "It could be taken for a part of the pack and go out with it.",
        "a note saved into suppliers/",
        "notes kept beside the folder",
    ),
    "rebuild-differs": (
        23,
        "A file that comes out otherwise when the pack is built again from its kept sources.",
        "Either the file or the sources were changed after the pack was built.",
        "sources.zip replaced by another",
        "a pack rebuilt with another version of tenderkit, where a difference is a note",
    ),
}

_WAIVER = {
    "waiver-expired": (
        90,
        "A waiver whose expiry has passed.",
        "An exception was accepted for a time, and the time is over.",
        "`expires: 2026-01-31`, read in February",
        "a waiver that expires today",
    ),
    "waiver-unused": (
        91,
        "A waiver that excuses nothing.",
        "Left behind, it would hide the next fault at the same place.",
        "a waiver of OPP203 where the weightings add to 100",
        "a waiver of a finding that is there",
    ),
}


def _severity(name: str) -> Severity:
    mild = name.startswith("waiver") or name == "file-unrecorded"
    return Severity.WARNING if mild else Severity.ERROR


def _rules(subject: str, table: dict[str, tuple[int, str, str, str, str]]) -> list[Rule]:
    return [
        Rule(
            code=f"{subject}{number:03d}",
            name=name,
            severity=_severity(name),
            manual=(
                f"{summary}\n\n**Why it matters.** {why}\n\n**Fires**: {fires}.\n\n"
                f"**Stays silent**: {silent}."
            ),
        )
        for name, (number, summary, why, fires, silent) in table.items()
    ]


READING: tuple[Rule, ...] = (
    *(rule for subject in KINDS for rule in _rules(subject, _YAML)),
    *_rules("PCK", _TEMPLATE | _VERIFY),
    *_rules("LIB", _WAIVER),
)


@cache
def reading_rule(name: str, subject: str = "") -> Rule:
    """The reading rule of that name; ``subject`` (CLS, LIB or OPP) where several have it."""
    return next(r for r in READING if r.name == name and r.code.startswith(subject))

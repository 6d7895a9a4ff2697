"""Write what follows from the code: pages on rules, command line and error messages, and the schemas.

python docs/generate.py            writes docs/reference/*.md and docs/schemas/*.json
python docs/generate.py --check    writes nothing; exit code 1 where a page is stale or orphaned
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import typer
import yaml
from coverage_page import coverage_page
from review_page import review_page

from tenderkit.cli.app import app
from tenderkit.formats.findings import finding_as_text
from tenderkit.model.place import Place
from tenderkit.rules.catalogue import catalogue, rule_for
from tenderkit.rules.rule import Hit, Rule
from tenderkit.store.bundled import clauses_root
from tenderkit.store.library import read_library
from tenderkit.store.schema.nouns import NOUNS, render_schema, schema_file

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
BROKEN = ROOT / "tests" / "store" / "broken"

NOTICE = "<!-- Written by docs/generate.py. Change the code, then run it again. -->"
SUBJECTS = {
    "CLS": "Clauses",
    "LIB": "The library",
    "OPP": "Opportunities",
    "PCK": "Packs",
    "DOC": "Word files",
    "CHG": "Changes",
    "RSP": "Responses",
    "REG": "Contract registers",
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` compare them; 0 where all are fresh."""
    library, _ = read_library(clauses_root())
    pages = {
        "reference/rules.md": rules_page(catalogue()),
        "reference/cli.md": cli_page(),
        "reference/coverage.md": coverage_page(library, NOTICE),
        "reference/review.md": review_page(DOCS / "review", NOTICE),
        **{f"schemas/{schema_file(noun)}": render_schema(noun) for noun in NOUNS},
    }
    if BROKEN.is_dir():
        pages["reference/errors.md"] = errors_page(BROKEN)
    stale = [name for name, text in pages.items() if _committed(name) != text]
    written = [*DOCS.glob("reference/*.md"), *DOCS.glob("schemas/*")]
    orphans = sorted({path.relative_to(DOCS).as_posix() for path in written} - set(pages))
    if "--check" in arguments:
        for name in [*stale, *orphans]:
            print(f"docs/{name} is not what the code says now", file=sys.stderr)
        return 1 if stale or orphans else 0
    for name in orphans:
        (DOCS / name).unlink()
    for name in stale:
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")
    return 0


def rules_page(rules: Iterable[Rule]) -> str:
    """Every rule with its manual; rules that differ only by subject are shown once."""
    listed = list(rules)
    lines = [
        "# Rules",
        "",
        NOTICE,
        "",
        "Codes are never reused.",
        "`tenderkit rules` lists them and `tenderkit explain CODE` shows one.",
    ]
    for subject, title in SUBJECTS.items():
        own = [rule for rule in listed if rule.subject == subject]
        if own:
            lines += [
                "",
                f"## {title} ({subject})",
                "",
                "| code | name | severity |",
                "|---|---|---|",
            ]
            lines += [f"| {rule.code} | {rule.name} | {rule.severity} |" for rule in own]
    lines += ["", "## Manual"]
    for alike in _alike(listed):
        codes = ", ".join(rule.code for rule in alike)
        lines += ["", f"### {codes} {alike[0].name} ({alike[0].severity})", "", alike[0].manual]
    return "\n".join(lines) + "\n"


def cli_page() -> str:
    """Every command with its arguments and options."""
    lines = ["# Command line", "", NOTICE]
    for path, command in _commands(typer.main.get_command(app), "tenderkit"):
        lines += ["", f"## {path}", "", (command.help or "").strip()]
        lines += _parameters(command)
    return "\n".join(lines) + "\n"


def errors_page(folder: Path) -> str:
    """Each broken file of the test suite that gives findings, with exactly what tenderkit says."""
    lines = [
        "# Error messages",
        "",
        NOTICE,
        "",
        "What reading says of broken files, in the words that it uses.",
        "The files themselves stand in `tests/store/broken/`.",
    ]
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    for name, findings in sorted(expected.items()):
        if findings:
            shown = [_finding(folder / name, finding) for finding in findings]
            lines += ["", f"## {name.removesuffix('.yaml')}", "", "````text"]
            lines += ["\n\n".join(shown), "````"]
    return "\n".join(lines) + "\n"


def _finding(path: Path, expected: dict[str, Any]) -> str:
    rule = rule_for(expected["code"])
    at = Place(file=path.name, line=expected["line"], column=expected["column"])
    hit = Hit(at=at, message=expected["message"], help=expected["help"])
    return finding_as_text(rule.finding(hit), lambda _file, line: _source_line(path, line))


def _source_line(path: Path, line: int) -> str:
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    return lines[line - 1] if line <= len(lines) else ""


def _committed(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _alike(rules: list[Rule]) -> list[list[Rule]]:
    by_manual = sorted(rules, key=lambda rule: (rule.manual, rule.code))
    groups = [list(group) for _, group in groupby(by_manual, key=lambda rule: rule.manual)]
    return sorted(groups, key=lambda group: group[0].code)


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    if command.hidden:
        return
    yield path, command
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(inner, f"{path} {name}")


def _parameters(command: Any) -> list[str]:
    shown = [p for p in command.params if not getattr(p, "hidden", False)]
    if not shown:
        return []
    rows = [f"| {_form(parameter)} | {_meaning(parameter)} |" for parameter in shown]
    return ["", "| argument or option | meaning |", "|---|---|", *rows]


def _form(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        word = (parameter.metavar or parameter.name).upper()
        many = " ..." if parameter.nargs == -1 else ""
        return f"`{word}{many}`" if parameter.required else f"`[{word}{many}]`"
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    choices = getattr(parameter.type, "choices", None)
    return f"{names}: {', '.join(str(choice) for choice in choices)}" if choices else names


def _meaning(parameter: Any) -> str:
    text = " ".join((parameter.help or "").split()).replace("|", "\\|")
    default = parameter.default
    if default in (None, "", False, True, (), []) or callable(default):
        return text
    return f"{text} Unless told: `{getattr(default, 'value', default)}`.".strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

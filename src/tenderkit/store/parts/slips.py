"""What somebody probably meant who wrote YAML that is not well-formed."""

import re

import yaml

from tenderkit.store.parts.fault import Fault

LIMIT_LEVELS = 64
HONEST = "no honest file comes near this limit: check how the file was made"

_FIELD = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][\w.-]*):(.*)$")
_UNSPACED = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][\w.-]*):([^\s/\\:].*)$")


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> Fault:
    """The fault behind an error of the YAML parser: the slip if it can be told, else its words."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1, len(lines)) if mark else 1
    column = (mark.column if mark and mark.line < len(lines) else 0) + 1
    problem, context = error.problem or "", error.context or ""
    fault = (
        _too_deep(problem, line, column)
        or _tab(lines, line)
        or _braces(lines, line)
        or _no_space(lines, line)
        or (_colon(lines, line) if "mapping values" in problem else None)
        or _no_colon(problem, lines, line)
        or _unclosed(error, context, lines)
        or _wrong_start(problem, lines, line, column)
        or _bad_escape(problem, line, column)
        or _list_item(problem, line, column)
        or _odd_quote(lines, line)
        or _after_quote(lines, line)
        or _out_of_line(context, line, column)
    )
    if "node content" in problem:
        fault = fault or _slip("nothing stands here that could be a value", "", line, column)
    return fault or _slip(f"not well-formed YAML: {problem}", "", line, column)


def too_deep(line: int, column: int) -> Fault:
    """The fault of values nested past the limit."""
    message = f"values are nested more than {LIMIT_LEVELS} levels deep"
    return Fault(rule="over-limit", message=message, help=HONEST, line=line, column=column)


def unquoted_braces(lines: list[str], line: int, column: int) -> Fault:
    """The fault of a value that begins with ``{{`` and has no quotes."""
    value = lines[line - 1][column - 1 :].strip().replace('"', "'")
    shown = value if len(value) <= 60 else "{{ ... }}"
    help = f'put the whole value in quotes: "{shown}"'
    return _slip("a value begins with a brace and has no quotes", help, line, column)


def _slip(message: str, help: str, line: int, column: int) -> Fault:
    return Fault(rule="yaml-syntax", message=message, help=help, line=line, column=column)


def _tab(lines: list[str], line: int) -> Fault | None:
    source = lines[line - 1]
    blank = source[: len(source) - len(source.lstrip())]
    if "\t" not in blank:
        return None
    column = blank.index("\t") + 1
    return _slip("a tab indents this line", "indent with spaces, two for each level", line, column)


def _braces(lines: list[str], line: int) -> Fault | None:
    for number in (line, line - 1):
        match = _FIELD.match(lines[number - 1]) if number else None
        if match and re.match(r"\s+\{+[^{}:]*\}", match[3]):
            start = match.start(3) + len(match[3]) - len(match[3].lstrip())
            return unquoted_braces(lines, number, start + 1)
    return None


def _too_deep(problem: str, line: int, column: int) -> Fault | None:
    return too_deep(line, column) if "nesting depth" in problem else None


def _no_space(lines: list[str], line: int) -> Fault | None:
    for number in (line, line - 1):
        match = _UNSPACED.match(lines[number - 1]) if number else None
        if match:
            message = f"no space follows the colon of {match[2]}"
            help = f"write '{match[2]}: {_cut(match[3])}'"
            return _slip(message, help, number, match.end(2) + 1)
    return None


def _no_colon(problem: str, lines: list[str], line: int) -> Fault | None:
    if "could not find expected ':'" not in problem:
        return None
    while line > 1 and (line > len(lines) or not lines[line - 1].strip() or ":" in lines[line - 1]):
        line -= 1
    message = "no colon stands in this line, where the name of a field is meant"
    help = "write 'name: value', or indent the line if it goes on with the value above"
    return _slip(message, help, line, len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1)


def _colon(lines: list[str], line: int) -> Fault | None:
    match = _FIELD.match(lines[line - 1])
    second = re.search(r":(?=\s|$)", match[3]) if match else None
    if match and second:
        value = match[3].strip()
        quoted = f"'{value}'" if '"' in value else f'"{value}"'
        shown = f"{match[2]}: {quoted}" if len(value) <= 60 else f'{match[2]}: "..."'
        message = f"a second colon stands in the value of {match[2]}"
        column = match.start(3) + second.start() + 1
        return _slip(message, f"put the value in quotes: {shown}", line, column)
    if match:
        column = match.start(2) + 1
        message = f"the field {match[2]} is not in line with the fields above it"
        return _slip(message, "give the fields of one mapping the same indent", line, column)
    return None


def _unclosed(error: yaml.MarkedYAMLError, context: str, lines: list[str]) -> Fault | None:
    mark = error.context_mark
    if mark is None or mark.line >= len(lines):
        return None
    line, column = mark.line + 1, mark.column + 1
    if "quoted scalar" in context and "escape" not in (error.problem or ""):
        return _open_quote(line, column)
    for kind, opened, closed in (("flow sequence", "[", "]"), ("flow mapping", "{", "}")):
        if kind in context:
            message = f"the bracket {opened} that opens here is not closed where it should be"
            help = f"put commas between the values and {closed} at the end, or quotes around text"
            return _slip(message, help, line, column)
    return None


def _open_quote(line: int, column: int) -> Fault:
    message = "the quotation mark that opens here is not closed where the value ends"
    help = "close it at the end of the value; an apostrophe in single quotes is written twice"
    return _slip(message, help, line, column)


def _odd_quote(lines: list[str], line: int) -> Fault | None:
    """A quotation mark left open is closed by the next one, lines below: look back for it."""
    for number in range(line, max(line - 50, 0), -1):
        match = _FIELD.match(lines[number - 1])
        value = match[3].strip() if match else ""
        if match and value[:1] in ("'", '"') and value.count(value[0]) % 2:
            return _open_quote(number, match.start(3) + match[3].index(value[0]) + 1)
    return None


def _wrong_start(problem: str, lines: list[str], line: int, column: int) -> Fault | None:
    if "cannot start any token" not in problem:
        return None
    found = lines[line - 1][column - 1 : column]
    return _slip(f"a value begins with {found}", "put the whole value in quotes", line, column)


def _bad_escape(problem: str, line: int, column: int) -> Fault | None:
    if "escape" not in problem:
        return None
    help = "use single quotes, or write the backslash twice"
    return _slip("a backslash in double quotes begins no known character", help, line, column)


def _list_item(problem: str, line: int, column: int) -> Fault | None:
    if "sequence entries are not allowed" not in problem:
        return None
    message = "a list begins on the line of its field"
    return _slip(message, "put each '- ' on a line of its own, below the field", line, column)


def _after_quote(lines: list[str], line: int) -> Fault | None:
    match = re.match(
        r"""^\s*(?:- +)*[\w.-]+: +(?:"[^"]*"|'[^']*')\s*([^\s#].*)$""", lines[line - 1]
    )
    if match is None:
        return None
    message = "words follow the quotation mark that ends the value"
    return _slip(message, "put the whole value in quotes", line, match.start(1) + 1)


def _out_of_line(context: str, line: int, column: int) -> Fault | None:
    if "block mapping" not in context and "block collection" not in context:
        return None
    message = "this line is not in line with what stands above it"
    help = "give the fields of one mapping, and the items of one list, the same indent"
    return _slip(message, help, line, column)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."

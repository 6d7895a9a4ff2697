"""Rendering a template: Markdown with held values, or a finding with its line.

The Markdown gets a token ``{=n}`` for each printed value, and the value is put in after parsing, so
that a value never becomes markup. Values are text, numbers, and calls of generated blocks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError, nodes

from tenderkit.compose.template.environment import (
    FILTERS,
    REFUSED,
    TOKEN,
    Call,
    Held,
    TemplateLimit,
    make_environment,
)
from tenderkit.model.finding import Finding
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit
from tenderkit.text.suggest import did_you_mean

_PYTHON_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What Python raises where an expression cannot be worked out, or blocks stand too deep."""
_HELP = "see docs/templates.md"
_KINDS = {
    "types.SimpleNamespace": "a group of values",
    "SimpleNamespace": "a group of values",
    "Undefined": "an empty value",
    "NoneType": "an empty value",
    "str": "text",
    "int": "a number",
    "float": "a number with a fraction",
    "bool": "true or false",
    "list": "a list",
    "tuple": "a list",
    "dict": "a mapping",
    "_Maker": "a block without its brackets",
    "Call": "a block",
    "builtin_function_or_method": "a method",
    "LoopContext": "the loop",
    "TemplateReference": "the template itself",
}
"""What Python calls the values of a template, in words."""
_SIGNS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": "the end of the template",
    "name": "a name",
    "integer": "a number",
    "string": "text",
}
"""What Jinja calls the signs of a template."""
_NODES = {
    "AssignBlock": "set around several lines",
    "CallBlock": "call",
    "Concat": "the operator ~",
    "FilterBlock": "filter",
    "FromImport": "import",
    "ScopedEvalContextModifier": "autoescape",
}
"""What is refused, where it is written in another way than its node is called."""
_NAMING = (
    (r"No (filter|test) named '(.+)'\.", "there is no {0} called {1}"),
    (r"Encountered unknown tag 'end(.+?)'.*", "{{% end{0} %}} closes nothing that is open here"),
    (r"Encountered unknown tag '(.+?)'.*", "the tag {0} is not known, or cannot stand here"),
    (r"Unexpected end of template\..* closed is '(.+)'\.", "{{% {0} %}} is never closed"),
    (r"access to attribute '(.+)' of .*", "a template may not reach {0}"),
    (r".*unexpected keyword argument '(.+)'", "{0}= cannot stand in the brackets of a block"),
    (r"(format|the operator .+) is not allowed", "{0} is not allowed"),
    (r"there is no (previous|next) item", "there is no {0} item"),
    (r"No (first|last) item, sequence was empty", "the list is empty, and has no {0} item"),
)
"""What Jinja and Python say of names, and the same in words that need no Python."""
_WORDS = (
    (r"expected token '(.+)', got '(.+)'", "{1} stands where {0} is meant"),
    (r"unexpected '(.+)', expected '(.+)'", "{0} stands where {1} is meant"),
    (r"Expected an expression, got '(.+)'", "a value is missing before {0}"),
    (r"unexpected '(.+)'", "something is missing before {0}"),
    (r"unexpected char (?:'\"'|\"'\") at \d+", "a quotation mark is never closed"),
    (r"unexpected char '(.+)' at \d+", "the character {0} begins nothing that is known"),
    (r"Missing end of comment tag", "a comment is never closed by #}}"),
    (r"cannot assign attribute on .*", "set cannot change a value that is there"),
    (r"only text and whole numbers print, not (.+)", "only text and whole numbers print, not {0}"),
    (r"'(.+)' object is not iterable", "{0} cannot be looped over"),
    (r"'(.+)' object is not callable", "{0} takes no brackets"),
    (r"'(.+)' object has no attribute '.+'", "{0} cannot be used in this way"),
    (r"unsupported operand .* for (.+): '(.+)' and '(.+)'", "{0} does not go with {1} and {2}"),
    (r"bad operand type for unary (.): '(.+)'", "{0} cannot stand before {1}"),
    (r"'.+' not supported between .* '(.+)' and '(.+)'", "{0} cannot be compared with {1}"),
    (r"object of type '(.+)' has no len\(\)", "{0} has no length"),
    (r".*(?:division|modulo).* zero", "a number is divided by zero"),
    (r".*unpack.*", "a loop names more or fewer parts than each item has"),
    (r".*argument.*", "the brackets hold too many values, or too few"),
    (r".*recursion.*|too many .*nested.*", "parts stand too deep in one another"),
)
"""The same of values and signs, which are called what they are for a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Markdown with tokens, and what each token stands for."""

    markdown: str
    held: tuple[str | Call, ...]


def render(
    name: str, sources: Mapping[str, str], data: Mapping[str, Any]
) -> tuple[Rendered | None, list[Finding]]:
    """Render one template; None with a finding where that is not possible.

    ``data`` is plain: text, whole numbers, lists, and objects with attributes.
    """
    held = Held()
    environment = make_environment(data, held)
    tree: nodes.Template | None = None
    try:
        tree = environment.parse(sources[name], name=name, filename=name)
        refused = next(tree.find_all(REFUSED), None)
        if refused is not None:
            kind = type(refused).__name__
            what = _NODES.get(kind, kind.lower())
            return None, [fault("template-refused", name, refused.lineno, f"{what} is not allowed")]
        code = environment.compile(tree, name=name, filename=name)
        parts = []
        for chunk in Template.from_code(environment, code, environment.globals).generate(**data):
            held.count(len(chunk))
            parts.append(chunk)
    except TemplateError as error:
        return None, [_finding(name, error)]
    except _PYTHON_FAULTS as error:
        line = _line(error, name)
        message = _loop_in_words(tree, line, str(error)) or in_words(str(error))
        return None, [fault("template-refused", name, line, message, _HELP)]
    return _checked(name, sources[name], Rendered(markdown="".join(parts), held=tuple(held.values)))


def in_words(said: str) -> str:
    """What Jinja or Python says of a template, in words for whoever wrote it."""
    for form, words in (*_NAMING, *_WORDS):
        match = re.fullmatch(form, said, re.DOTALL)
        if match and (form, words) in _NAMING:
            return words.format(*match.groups())
        if match:
            return words.format(
                *(_KINDS.get(part, _SIGNS.get(part, part)) for part in match.groups())
            )
    return "this cannot be worked out"


def _loop_in_words(tree: nodes.Template | None, line: int, said: str) -> str:
    """For example "opportunity.years is a number, not a list"; nothing where it is another fault."""
    match = re.fullmatch(r"'(.+)' object is not iterable", said)
    if match is None or tree is None:
        return ""
    loops = [loop for loop in tree.find_all(nodes.For) if loop.lineno == line]
    name = _dotted(loops[0].iter) if len(loops) == 1 else ""
    return f"{name} is {_KINDS.get(match[1], 'one value')}, not a list" if name else ""


def _dotted(node: nodes.Node) -> str:
    """A name such as opportunity.years as it was typed; nothing for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    owner = _dotted(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{owner}.{node.attr}" if isinstance(node, nodes.Getattr) and owner else ""


def _checked(name: str, source: str, rendered: Rendered) -> tuple[Rendered | None, list[Finding]]:
    """Refuse Markdown that holds any token but those handed out, however it was pieced together."""
    before, typed, _ = source.partition("{=")
    tokens = [match[1] for match in TOKEN.finditer(rendered.markdown)]
    if not typed and tokens == [str(number) for number in range(len(rendered.held))]:
        return rendered, []
    line = before.count("\n") + 1 if typed else 0
    return None, [fault("template-refused", name, line, "{= is kept for held values")]


def _finding(name: str, error: TemplateError) -> Finding:
    line = getattr(error, "lineno", None) or _line(error, name)
    message = str(error.message)
    if isinstance(error, UndefinedError):
        word, bar, hint = message.partition("|")
        message = f"{word} stands for nothing" if bar else in_words(message)
        return fault("misspelt-name", name, line, message, hint or _HELP)
    if isinstance(error, TemplateSyntaxError):
        return fault("template-syntax", name, line, in_words(message), _filters(message))
    if isinstance(error, TemplateLimit):
        return fault("template-limit", name, line, message, _HELP)
    return fault("template-refused", name, line, in_words(message), _HELP)


def _filters(said: str) -> str:
    """The filters there are, where another was asked for."""
    match = re.fullmatch(r"No filter named '(.+)'\.", said)
    return did_you_mean(match[1], FILTERS) if match else _HELP


def _line(error: BaseException, name: str) -> int:
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def fault(rule: str, name: str, line: int, message: str, help: str = "") -> Finding:
    """The finding of a reading rule at a line of a template; line 0 means the whole of it."""
    at = Place(file=f"templates/{name}", line=line, column=1 if line else 0)
    return reading_rule(rule).finding(Hit(at=at, message=message, help=help))

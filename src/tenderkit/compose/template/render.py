"""Rendering a template: Markdown with held values, or a finding with its line.

The Markdown gets a token ``{=n}`` for each printed value, and the value is put in after parsing, so
that a value never becomes markup. Values are text, numbers, and calls of generated blocks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError

from tenderkit.compose.template.environment import (
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
    try:
        tree = environment.parse(sources[name], name=name, filename=name)
        refused = next(tree.find_all(REFUSED), None)
        if refused is not None:
            what = type(refused).__name__.lower()
            return None, [fault("template-refused", name, refused.lineno, f"{what} is not allowed")]
        code = environment.compile(tree, name=name, filename=name)
        parts = []
        for chunk in Template.from_code(environment, code, environment.globals).generate(**data):
            held.count(len(chunk))
            parts.append(chunk)
    except TemplateError as error:
        return None, [_finding(name, error)]
    except _PYTHON_FAULTS as error:
        message = f"cannot be worked out: {error}"
        return None, [fault("template-refused", name, _line(error, name), message)]
    return _checked(name, sources[name], Rendered(markdown="".join(parts), held=tuple(held.values)))


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
        message = f"{word} stands for nothing" if bar else message
        return fault("misspelt-name", name, line, message, hint or _HELP)
    if isinstance(error, TemplateSyntaxError):
        return fault("template-syntax", name, line, message, _HELP)
    rule = "template-limit" if isinstance(error, TemplateLimit) else "template-refused"
    return fault(rule, name, line, message, _HELP)


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

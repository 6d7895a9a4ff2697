"""Templates to Markdown with held values: Jinja in an immutable sandbox.

What a template prints is held back: the Markdown gets a token ``{=n}`` and the value is put in after parsing,
so that a value never becomes markup. Values are text, numbers, and calls of generated blocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import SimpleNamespace
from typing import Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tenderkit.model.finding import Finding
from tenderkit.model.place import Place
from tenderkit.rules.reading import reading_rule
from tenderkit.rules.rule import Hit

BLOCKS = frozenset(
    "clause answer annex needs matrix prices weightings pass_or_fail timetable questions definitions"
    " contents versions attachments checklist trace selection departures blanks law guidance".split()
)
"""The generated blocks that a template may call, alone on their line."""
FILTERS = frozenset("length join first last upper lower capitalize sort unique".split())
OUTPUT_LIMIT = 20_000_000
"""Characters; the bundled pack writes less than a hundredth of it."""
_REFUSED = (
    nodes.Macro,
    nodes.CallBlock,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
)
_REFUSED_TOO = (nodes.AssignBlock, nodes.FilterBlock, nodes.ScopedEvalContextModifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A generated block, or a reference, that a template asks for."""

    name: str
    arguments: tuple[str, ...] = ()


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
    held: list[str | Call] = []
    if "{=" in sources[name]:
        line = sources[name].partition("{=")[0].count("\n") + 1
        return None, [fault("template-refused", name, line, "{= is kept for held values")]
    environment = _environment(sources, data, held)
    try:
        tree = environment.parse(sources[name], name=name, filename=name)
        refused = next(tree.find_all((*_REFUSED, *_REFUSED_TOO)), None)
        if refused is not None:
            what = type(refused).__name__.lower()
            return None, [fault("template-refused", name, refused.lineno, f"{what} is not allowed")]
        chunks = environment.get_template(name).generate(**data, **_functions())
        return Rendered(markdown=_joined(chunks), held=tuple(held)), []
    except TemplateError as error:
        return None, [_finding(name, error)]
    except (TypeError, ValueError, ArithmeticError, RecursionError, LookupError) as error:
        message = f"cannot be evaluated: {error}"
        return None, [fault("template-refused", name, _line(error, name), message)]


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["*", "**", "%", "<<"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"the operator {operator} is not allowed in a template")


def _environment(
    sources: Mapping[str, str], data: Mapping[str, Any], held: list[str | Call]
) -> ImmutableSandboxedEnvironment:
    @pass_context
    def hold(_context: Context, value: Any) -> str:
        if isinstance(value, StrictUndefined):
            str(value)
        if isinstance(value, bool) or not isinstance(value, str | int | Call):
            raise SecurityError(f"only text and whole numbers print, not {type(value).__name__}")
        held.append(value if isinstance(value, Call) else str(value))
        return f"{{={len(held) - 1}}}"

    environment = _Environment(
        loader=FunctionLoader(lambda name: _source(name, sources)),
        undefined=_misspelt(data),
        finalize=hold,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {k: v for k, v in environment.filters.items() if k in FILTERS}
    environment.globals.clear()
    return environment


def _source(name: str, sources: Mapping[str, str]) -> tuple[str, str, None] | None:
    return (sources[name], name, None) if name in sources else None


def _functions() -> dict[str, Any]:
    def caller(name: str) -> Any:
        return lambda *arguments: Call(name=name, arguments=tuple(map(str, arguments)))

    return {name: caller(name) for name in (*sorted(BLOCKS), "ref")}


def _joined(chunks: Iterable[str]) -> str:
    written, parts = 0, []
    for chunk in chunks:
        written += len(chunk)
        if written > OUTPUT_LIMIT:
            raise TemplateLimit(f"writes more than {OUTPUT_LIMIT:,} characters")
        parts.append(chunk)
    return "".join(parts)


class TemplateLimit(TemplateError):
    """A template wrote without end."""


def _misspelt(data: Mapping[str, Any]) -> type[StrictUndefined]:
    class Misspelt(StrictUndefined):
        """An undefined name whose error proposes the nearest one that exists."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            name, owner = str(self._undefined_name), self._undefined_obj
            known = vars(owner) if isinstance(owner, SimpleNamespace) else {**data, **_functions()}
            near = get_close_matches(name, list(known), n=1)
            return f"{name}|did you mean {near[0]}?" if near else f"{name}|"

    return Misspelt


def _finding(name: str, error: TemplateError) -> Finding:
    line = getattr(error, "lineno", None) or _line(error, name)
    if isinstance(error, UndefinedError):
        misspelt, _, hint = str(error.message).partition("|")
        message = f"{misspelt} stands for nothing"
        return fault("misspelt-name", name, line, message, hint or "see docs/templates.md")
    if isinstance(error, TemplateNotFound):
        message = f"template {error.name} is not part of the pack"
        return fault("template-refused", name, line, message)
    if isinstance(error, TemplateSyntaxError):
        source = error.filename or error.name or name
        return fault("template-syntax", source, line, str(error.message))
    if isinstance(error, TemplateLimit):
        return fault("template-limit", name, line, str(error.message))
    message = str(error.message)
    unsafe, bar, _ = message.partition("|")
    return fault("template-refused", name, line, f"{unsafe} is not allowed" if bar else message)


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

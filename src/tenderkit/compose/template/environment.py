"""The Jinja environment that templates run in: an immutable sandbox that prints nothing by itself.

What a template prints is held back behind a token ``{=n}``. Nothing in it can turn an object into
text: a printed method would show an address of memory, and two builds would differ.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, TemplateError, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from tenderkit.text.suggest import did_you_mean

BLOCKS = frozenset(
    "clause answer needs matrix prices weightings pass_or_fail timetable questions definitions"
    " contents versions attachments checklist trace selection departures blanks law guidance"
    " lots authorities participation indicators ratings processing form share"
    " notice notices key_dates assessment moderation requirements followed".split()
)
"""The generated blocks that a template may call, alone on their line."""
REFUSED = (
    nodes.AssignBlock,
    nodes.Block,
    nodes.CallBlock,
    nodes.Concat,
    nodes.Extends,
    nodes.FilterBlock,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
    nodes.ScopedEvalContextModifier,
)
"""What would print past the tokens, or reach for another template."""
OUTPUT_LIMIT = 20_000_000
"""Characters, held values included; the bundled pack writes less than a hundredth of it."""
TOKEN = re.compile(r"\{=(\d+)\}")


class TemplateLimit(TemplateError):
    """A template wrote without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A generated block, or a reference, that a template asks for."""

    name: str
    arguments: tuple[str, ...] = ()


class Held:
    """What a template prints, in order; the Markdown holds a token for each."""

    def __init__(self) -> None:
        self.values: list[str | Call] = []
        self.characters = 0

    def token(self, value: object) -> str:
        """Hold a value, and give the token that stands for it.

        Raises:
            SecurityError: it is neither text, a whole number nor a generated block.
            TemplateLimit: more was printed than any pack needs.
        """
        if isinstance(value, Call):
            self.values.append(value)
        else:
            whole = isinstance(value, int) and not isinstance(value, bool)
            text = str(value) if whole else _text(value)
            self.count(len(text))
            self.values.append(text)
        return f"{{={len(self.values) - 1}}}"

    def count(self, characters: int) -> None:
        """Add to what was written.

        Raises:
            TemplateLimit: more was written than any pack needs.
        """
        self.characters += characters
        if self.characters > OUTPUT_LIMIT:
            raise TemplateLimit(f"writes more than {OUTPUT_LIMIT:,} characters")


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["*", "**", "%", "<<"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"the operator {operator} is not allowed")

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Jinja asks here before it hands out any attribute, and before it calls anything."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("format is not allowed")
        return None


def make_environment(data: Mapping[str, Any], held: Held) -> ImmutableSandboxedEnvironment:
    """An environment for one rendering, in which printing a value holds it.

    It has no loader: a template reaches no other.
    """

    @pass_context
    def hold(_context: Context, value: Any) -> str:
        """``pass_context`` keeps Jinja from working out constants before the template runs."""
        return held.token(value)

    environment = _Environment(
        undefined=_misspelt(data),
        finalize=hold,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = dict(FILTERS)
    environment.globals = {name: _Maker(name) for name in (*sorted(BLOCKS), "ref")}
    return environment


class _Maker:
    """What stands behind the name of a generated block in a template."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *arguments: object) -> Call:
        return Call(name=self.name, arguments=tuple(_text(one) for one in arguments))


def _text(value: object) -> str:
    if isinstance(value, Undefined):
        str(value)  # raises, and names what is misspelt
    if not isinstance(value, str):
        kind = type(value).__name__
        raise SecurityError(f"only text and whole numbers print, not {kind}")
    return value


def _join(values: Iterable[object], between: str = "") -> str:
    return between.join(_text(value) for value in values)


FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: JINJA_FILTERS[name] for name in "length first last sort unique".split()},
    "join": _join,
    "upper": lambda value: _text(value).upper(),
    "lower": lambda value: _text(value).lower(),
    "capitalize": lambda value: _text(value).capitalize(),
}
"""Jinja's own of these names would turn any object into text."""


def _misspelt(data: Mapping[str, Any]) -> type[StrictUndefined]:
    class Misspelt(StrictUndefined):
        """Something that is not there: the error says it all, or holds name, bar and advice."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint.rstrip(".")
            name = str(self._undefined_name)
            return f"{name}|{did_you_mean(name, _known(self._undefined_obj, data))}"

    return Misspelt


def _known(owner: object, data: Mapping[str, Any]) -> Iterable[str]:
    if owner is missing:
        return (*data, *BLOCKS, "ref")
    return vars(owner) if isinstance(owner, SimpleNamespace) else ()

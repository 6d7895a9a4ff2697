"""The app with its commands, in the order in which people come to need them."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tenderkit import __version__
from tenderkit.cli import (
    build,
    check,
    doctor,
    explain,
    guide,
    init,
    law,
    list,
    new_clause,
    new_opportunity,
    plan,
    release,
    rules,
    schema,
    show,
    update,
    verify,
)
from tenderkit.cli._guard import guarded
from tenderkit.cli._output import put, settle_streams

_COMMANDS = {
    "init": init.init,
    "check": check.check,
    "plan": plan.plan,
    "build": build.build,
    "update": update.update,
    "verify": verify.verify,
    "list": list.list_entries,
    "show": show.show,
    "guide": guide.guide,
    "law": law.law,
    "rules": rules.rules,
    "explain": explain.explain,
    "release": release.release,
    "schema": schema.schema,
    "doctor": doctor.doctor,
}
_NEW = {"opportunity": new_opportunity.opportunity, "clause": new_clause.clause}
_FIRST = ("init", "new")


class _InOrder(TyperGroup):
    """Lists the commands in the order above; typer alone would put the group ``new`` last."""

    def list_commands(self, ctx: Any) -> Any:
        """The names, ``init`` and ``new`` first."""
        rest = [name for name in self.commands if name not in _FIRST]
        return [*(name for name in _FIRST if name in self.commands), *rest]


app = typer.Typer(
    cls=_InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
_new = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Start an opportunity or a clause from a worked skeleton.",
)


def _print_version(asked: bool) -> None:
    if asked:
        put(f"tenderkit {__version__}\n")
        raise typer.Exit


@app.callback()
def tenderkit(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Assemble a council's tender documents from a library of checked clauses.

    Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run.
    """


def _register(into: typer.Typer, commands: Iterable[tuple[str, Any]]) -> None:
    for name, function in commands:
        into.command(name)(guarded(function))


_register(app, _COMMANDS.items())
_register(_new, _NEW.items())
app.add_typer(_new, name="new")


def main() -> None:
    """Run the command that was typed, and end the process with its exit code."""
    settle_streams()
    typer.main.get_command(app)(prog_name="tenderkit")

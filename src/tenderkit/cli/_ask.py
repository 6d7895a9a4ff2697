"""Questions on a terminal: asked on stderr, answered on stdin, and asked again until they are answered."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tenderkit.cli._output import say

if TYPE_CHECKING:
    from tenderkit.api.query import Query


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_all(
    queries: "tuple[Query, ...]",
    given: Mapping[str, str],
    read_line: Callable[[], str] = lambda: sys.stdin.readline(),
) -> dict[str, str]:
    """An answer to every question; those that were given as options are not asked again.

    Raises:
        Refused: an answer that was given is not one, or the input ended before all was answered.
    """
    from tenderkit.api.query import refuse_wrong

    refuse_wrong(queries, given)
    answers = dict(given)
    say("Press Enter to take the answer in (round brackets).")
    for query in queries:
        if query.name not in answers:
            answers[query.name] = _ask(_known(query, answers), read_line)
    return answers


def _known(query: "Query", answers: Mapping[str, str]) -> "Query":
    """The query, with an answer proposed that follows from one that was given."""
    from tenderkit.api.query import lead_of

    lead = lead_of(answers.get("id", "")) if query.name == "authority_id" else ""
    return replace(query, usual=lead) if lead else query


def _ask(query: "Query", read_line: Callable[[], str]) -> str:
    from tenderkit.api.query import settled
    from tenderkit.errors import Refused

    choices = f" [{', '.join(query.values)}]" if query.values else ""
    while True:
        say(f"{query.words}{choices} ({query.usual}): ", end="")
        line = read_line()
        if not line:
            raise Refused(
                "the input ended before every question was answered",
                help="--defaults takes the usual answers without asking",
            )
        try:
            return settled(query, line)
        except Refused as refused:
            say(f"{refused.message}; {refused.help}" if refused.help else refused.message)

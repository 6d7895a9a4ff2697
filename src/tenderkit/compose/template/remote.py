"""Rendering in a child process: what goes in and what comes out, as JSON."""

import json
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from tenderkit.compose.template.environment import Call
from tenderkit.compose.template.render import Rendered, fault, render
from tenderkit.errors import SandboxStopped
from tenderkit.model.finding import Finding

ANSWER = "tenderkit.compose.template.remote:answer"


def renderer(
    run: Callable[[str, str], str],
) -> Callable[[str, Mapping[str, str], Mapping[str, Any]], tuple[Rendered | None, list[Finding]]]:
    """``render`` by way of ``run``, which calls a named function elsewhere under limits."""

    def render_elsewhere(
        name: str, sources: Mapping[str, str], data: Mapping[str, Any]
    ) -> tuple[Rendered | None, list[Finding]]:
        payload = json.dumps({"name": name, "sources": dict(sources), "data": data}, default=vars)
        try:
            reply = json.loads(run(ANSWER, payload))
        except SandboxStopped as stopped:
            return None, [fault("template-limit", name, 0, stopped.message, "")]
        if "held" in reply:
            held = tuple(_held(value) for value in reply["held"])
            return Rendered(markdown=reply["markdown"], held=held), []
        return None, [fault(**one) for one in reply["faults"]]

    return render_elsewhere


def answer(payload: str) -> str:
    """The child's part: render one template from its JSON, and say what came of it as JSON."""
    asked = json.loads(payload, object_hook=lambda fields: SimpleNamespace(**fields))
    rendered, findings = render(asked.name, vars(asked.sources), vars(asked.data))
    if rendered is not None:
        return json.dumps({"markdown": rendered.markdown, "held": rendered.held}, default=_as_json)
    faults = [
        {
            "rule": finding.name,
            "name": finding.at.file.removeprefix("templates/"),
            "line": finding.at.line,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in findings
    ]
    return json.dumps({"faults": faults})


def _as_json(call: Call) -> dict[str, Any]:
    return {"call": call.name, "arguments": call.arguments}


def _held(value: Any) -> str | Call:
    if isinstance(value, str):
        return value
    return Call(name=value["call"], arguments=tuple(value["arguments"]))

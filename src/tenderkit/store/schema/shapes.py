"""How texts, lists and mappings look in JSON Schema."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Schema = dict[str, Any]
"""A JSON Schema, ready to be written as JSON."""
Describe = Callable[[Callable[[Any], object]], Schema]
"""Takes what builds a value from the fields of a mapping, and describes such a mapping."""

_FRACTIONS = ("2.5", "99.9")
_WHOLES = ("0", "7", "10", "250")


def text_shape(fits: Callable[[str], bool], keywords: Mapping[str, object]) -> Schema:
    """A text of which ``fits`` tells whether it is accepted; ``keywords`` say the same to an editor.

    tenderkit reads every value as the text that was typed, and an editor doesn't: to it, 7 is a
    number and ``true`` a truth value. So they are accepted wherever their text is.
    """
    if "enum" in keywords:
        return dict(keywords)
    types = ["string"]
    if any(map(fits, _FRACTIONS)):
        types.append("number")
    elif any(map(fits, _WHOLES)):
        types.append("integer")
    positive = len(types) > 1 and not fits("-7")
    types += [kind for kind, sample in (("boolean", "true"), ("null", "")) if fits(sample)]
    shape: Schema = {"type": types if len(types) > 1 else "string", **keywords}
    return {**shape, "minimum": 0} if positive else shape


def list_shape(item: Schema, at_least: int) -> Schema:
    """A list of such items."""
    shape: Schema = {"type": "array", "items": item}
    return {**shape, "minItems": at_least} if at_least else shape


def mapping_shape(name: Schema, value: Schema, at_least: int = 0) -> Schema:
    """A mapping whose names are data; a name is a text to every editor."""
    names = {key: said for key, said in name.items() if key in ("description", "pattern", "enum")}
    shape: Schema = {"type": "object", "propertyNames": names, "additionalProperties": value}
    return {**shape, "minProperties": at_least} if at_least else shape


def record_shape(
    properties: Mapping[str, Schema], required: Sequence[str], branches: Sequence[Schema] = ()
) -> Schema:
    """A mapping with fixed fields; ``branches`` say how some of them depend on others."""
    shape: Schema = {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
    return {**shape, "allOf": list(branches)} if branches else shape

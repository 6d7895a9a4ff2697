"""What a person typed, as YAML that reads back as the same words."""

import json


def quoted(text: str) -> str:
    """A double-quoted YAML scalar on one line, whatever the text holds."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escape(c) for c in written)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

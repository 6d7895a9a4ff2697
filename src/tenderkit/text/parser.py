"""The one parser of the restricted Markdown: paragraphs, headings, lists, tables, bold and italic."""

from functools import cache

from markdown_it import MarkdownIt

_DEEPEST = 100
"""Levels that markdown-it reads, two a list; it drops what lies deeper."""


@cache
def parser() -> MarkdownIt:
    """Everything else (HTML, links, images, code, rules) stays plain text."""
    return MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(
        ["list", "table", "heading", "emphasis"]
    )

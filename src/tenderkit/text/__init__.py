"""Words in prose: restricted Markdown, blanks and references, terms, counting."""

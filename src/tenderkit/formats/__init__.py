"""Documents, tables and findings to bytes. Word and Markdown are made from the same block tree."""

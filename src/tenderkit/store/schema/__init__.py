"""JSON Schemas of the files that people write, made from the very declarations that read them."""

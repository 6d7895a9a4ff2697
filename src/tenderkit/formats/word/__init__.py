"""A volume as a Word file: one pass of XML by style id, over a small base document of our own."""

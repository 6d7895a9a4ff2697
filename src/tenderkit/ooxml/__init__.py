"""The bytes floor: escaped XML and ZIP packages that are the same bytes every time."""

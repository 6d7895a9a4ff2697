"""Numbers and lists in a sentence."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 clause", "18 clauses"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")

"""Numbers and lists in a sentence."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 clause", "18 clauses", "2 opportunities"."""
    if number == 1:
        return f"1 {noun}"
    many = f"{noun[:-1]}ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number} {many}"

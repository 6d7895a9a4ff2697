"""Did you mean."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A sentence that proposes the nearest candidate, or lists a few where none is near."""
    known = sorted(set(candidates))
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    if not known:
        return ""
    return f"accepted: {', '.join(known[:12])}{', ...' if len(known) > 12 else ''}"

"""Pins that move, as text and as data."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tenderkit.cli._page import table

if TYPE_CHECKING:
    from tenderkit.api.plan import Move


def move_lines(moves: "Iterable[Move]") -> Iterator[str]:
    """One line a pin: "DA-040  1.0.0 -> 1.1.0  the reason"."""
    return table(((move.id, _step(move), move.reason) for move in moves), indent="  ")


def moves_as_data(moves: "Iterable[Move]") -> list[dict[str, str]]:
    """Each pin with its old and new version; empty where it is new, or dropped."""
    return [
        {"id": move.id, "old": move.old, "new": move.new, "reason": move.reason} for move in moves
    ]


def _step(move: "Move") -> str:
    if not move.old:
        return f"new: {move.new}"
    return f"{move.old} -> {move.new}" if move.new else f"dropped: {move.old}"

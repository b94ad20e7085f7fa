"""How a long run tells how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int, int], None]
"""Told how many documents of how many are done, and how many claims they have."""


def silent_progress(_done: int, _total: int, _claims: int) -> None:
    """Tell nobody."""

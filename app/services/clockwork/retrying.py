"""How often and after what pause the worker tries again."""

from datetime import timedelta

PAUZES = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(days=3650),
)
"""Pause after each failed attempt; after the last one a person decides (an incident)."""


def pause_after(attempts: int) -> timedelta:
    """Return the pause after the n-th failed attempt (1 = the first)."""
    return PAUZES[min(attempts, len(PAUZES)) - 1]

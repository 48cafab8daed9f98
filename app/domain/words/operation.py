"""What a service task does: an operation that no person carries out."""

from dataclasses import dataclass
from typing import Final

TIMER: Final = "timer"
"""Stands in `Operation.after` for a moment that came."""


@dataclass(frozen=True)
class Operation:
    """A word of `livc:operatie`."""

    word: str
    """The word as it stands in a drawing."""
    name: str
    """What it does, in Dutch."""
    processes: frozenset[str]
    """Procedures in which it may stand, called ones by their own word."""
    per: frozenset[str] = frozenset()
    """Repetitions in which it may stand: it acts on whom that binds."""
    alone: bool = True
    """Whether it may stand outside every repetition."""
    kinds: frozenset[str] = frozenset()
    """Kinds of step that do it: what it means to people is what the kind says."""
    after: frozenset[str] = frozenset()
    """What it comes right behind on every way, gateways and tables passed over: messages and operations by
    their word, or `TIMER`. Empty when it may come behind anything."""
    needs: tuple[str, ...] = ()
    """Process variables that the procedure declares, for code reads or re-checks them there."""
    only_moves: bool = False
    """Whether nothing of its own is carried out: what it says is done by another operation or job."""
    superseded: bool = False
    """Whether only versions that were published earlier still hold it."""

"""A message between instances: who may send it, who receives it, and what if nobody waits."""

from dataclasses import dataclass
from typing import Literal

Unheard = Literal["refuse", "keep", "drop", "queue"]
"""What happens to a message that nobody waits for.

``refuse``: the sender is told and nothing happens. ``keep``: it waits until someone catches it.
``drop``: it is gone.
``queue``: it is a line on the open agenda, whoever waits. A start message always starts a new instance.
"""


@dataclass(frozen=True)
class Message:
    """A word of `livc:message`. It never carries a name or a text."""

    word: str
    """The word as it stands in a drawing and in the outbox."""
    told: str
    """What it is, said as it happens, in Dutch: "er gaat een casus open"."""
    senders: tuple[str, ...]
    """Procedures in which it may be thrown, called ones by their own word."""
    people: tuple[str, ...]
    """Who may send it by hand; empty when no person does."""
    receivers: tuple[str, ...]
    """Procedures in which it may be waited for, or that it starts."""
    unheard: Unheard
    """What happens when nobody waits."""
    kinds: frozenset[str] = frozenset()
    """Kinds of step that send it; empty when such a step has none."""
    heard: frozenset[str] = frozenset()
    """Kinds that what waits for it may carry, "" for none; empty when any may, for it cannot be mistaken there."""
    carries: tuple[str, ...] = ()
    """The process variables it may carry. What stands behind its receipt reads them at once, unless it starts."""
    during: str = ""
    """The kind of step that it comes in the middle of, where it is caught on the edge of an activity."""
    starts: bool = False
    """Whether it starts a new instance of its one receiver."""
    note: bool = False
    """Whether the coördinator is told when nobody waited."""
    queued: bool = False
    """Whether it is a job of its own transaction, so that what fails at the receiver is an incident there and
    stops no sender. All others are delivered in the transaction of the sender, for a reason that stands with each.
    """
    action: str = ""
    """The word of the action with which a person sends it to a casus; "" when there is no such action."""
    superseded: bool = False
    """Whether only versions that were published earlier still hold it."""
    once_drawn: bool = False
    """Whether versions that were published earlier send it, where it did nothing; today only people do."""

    @property
    def does_nothing(self) -> bool:
        """Whether a drawing that sends it is one of before, and nothing followed from it then."""
        return self.superseded or self.once_drawn

    @property
    def thrown(self) -> bool:
        """Whether a drawing may send it, so that code carries it out."""
        return bool(self.senders)

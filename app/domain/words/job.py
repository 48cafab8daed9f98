"""What the worker does, or meets: a job of the outbox, or another kind of incident."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """A kind of job or incident, with what a person reads when it went wrong."""

    word: str
    """The word as it stands in the outbox and at an incident."""
    name: str
    """The word for people, in Dutch."""
    tried: str
    """What Casuspad tried, as a sentence."""
    safe: str
    """What is safe meanwhile, as a sentence."""
    queued: bool = True
    """Whether it lies in the outbox; otherwise it is only a kind of incident."""
    for_ever: bool = False
    """Whether it is tried every day for ever, because the law does not wait for it (INV-38)."""

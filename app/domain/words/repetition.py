"""What a repetition runs over: one instance for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Repetition:
    """A word of `livc:per`."""

    word: str
    """The word as it stands in a drawing."""
    name: str
    """What it runs over, in Dutch."""
    of_organisation: bool = False
    """Whether what it binds is the id of an organisation."""
    owner: bool = False
    """Whether it binds a step to someone in every lane; otherwise only a partner's, and another is about it."""

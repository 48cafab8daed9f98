"""Who does something: the role of a lane, of a membership, or of both."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A word of `livc:role`, or a role that someone holds."""

    word: str
    """The word as it stands in a drawing and in the database."""
    name: str
    """The word for people, in Dutch: "coördinator"."""
    turn: str = ""
    """How it is said whose turn it is, where that is not its name: "de tafel"."""
    lane: bool = True
    """Whether a lane may have it."""
    partner: bool = False
    """Whether many organisations share such a lane: a step in it is always of one of them, never of all."""

    @property
    def at_turn(self) -> str:
        """Whose turn it is, in words."""
        return self.turn or self.name

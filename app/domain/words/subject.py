"""What a consensus is about."""

from dataclasses import dataclass

from app.domain.words.step_kind import Beside


@dataclass(frozen=True)
class Subject:
    """A word of `livc:subject`."""

    word: str
    """The word as it stands in a drawing, in the database and in the log."""
    name: str
    """What it is about, in Dutch."""
    agreed: tuple[str, ...]
    """Process variables that belong to what is agreed: shown, and part of what an answer is on (INV-01)."""
    closing: bool = False
    """Whether agreeing means closing."""
    beside: frozenset[Beside] = frozenset()
    """What stands beside the question, more than the variables."""
    leaves: bool = False
    """Whether agreeing lets a text leave the LIVC-R: everyone admitted to the casus at any moment of the meeting
    answers, nothing stands in for the statutory core, and a proof is kept (INV-01, INV-14)."""
    qualifies: bool = False
    """Whether a consensus fixes the kwalificatie of the casus."""

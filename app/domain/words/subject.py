"""What a consensus is about."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.words.step_kind import Beside


class WithoutCore(StrEnum):
    """What the table may decide while somebody of its core is not there (INV-14); a setting keeps these words."""

    ALWAYS = "altijd"
    """Waiting would only keep data longer (INV-40)."""
    REASON = "met_reden"
    """The chair says why; the burgemeester confirms it afterwards."""
    NEVER = "nooit"
    """Heard, and put off."""


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
    without_core: WithoutCore = WithoutCore.REASON
    """Whether it may be decided without the whole core."""
    without_core_if: tuple[tuple[str, WithoutCore], ...] = ()
    """The same for one value of the first variable that is agreed, where that is otherwise."""

    def core_for(self, value: str) -> WithoutCore:
        """Return whether this may be agreed on without the whole core; what leaves never."""
        if self.leaves:
            return WithoutCore.NEVER
        return dict(self.without_core_if).get(value, self.without_core)

"""Where questions about drafts are worked out: beside the page, so that it never waits for long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.procedure.findings import Finding
from app.procedure.live import LiveQuestion


@dataclass(frozen=True)
class Turn:
    """Whose questions these are: those of a later number of the same thing make these worth nothing."""

    of: str
    number: int


class Checker(Protocol):
    """Answers questions about drafts."""

    def answers(
        self, questions: Sequence[LiveQuestion], turn: Turn, seconds: float
    ) -> Sequence[tuple[Finding, ...]] | None:
        """Return the answer to each; None when they are not all there within so many seconds.

        They are worked out all the same and kept for who asks again, unless a later turn came.
        """
        ...

    def close(self) -> None:
        """Let go of what works beside this process; the next question begins anew."""
        ...

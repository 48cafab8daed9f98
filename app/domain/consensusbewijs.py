"""What is kept of a consensus with which a text leaves: hash, subject, round, outcome and participants.

No single answer. Its id is the digest of all that, and stands in the audit chain of the casus: a proof that was
changed proves nothing.
"""

from dataclasses import dataclass, fields
from datetime import UTC, datetime

from app.domain.consensus import CONSENSUS, hash_van
from app.domain.ids import CasusId, LivcId, PuntId, TaskId

_LATER = frozenset({"id", "gehaald_op", "verzonden_op", "geadresseerde"})
"""What is not part of what was agreed: the name of the proof, and what was done with it."""


@dataclass(frozen=True)
class Consensusbewijs:
    """The proof of one concluded round."""

    id: str
    livc_id: LivcId
    casus_id: CasusId
    task_id: TaskId
    """The consensus step."""
    punt_id: PuntId
    """The point at which it was concluded; "" outside one."""
    subject: str
    ronde: int
    hash: str
    """SHA-256 of the text, of what it rests on and of who was admitted."""
    uitkomst: str
    deelnemers: frozenset[str]
    """Who answered: each person at the point; outside one, as each was asked."""
    moment: datetime
    gehaald_op: datetime | None = None
    """When the one document was taken out."""
    verzonden_op: datetime | None = None
    geadresseerde: str | None = None

    @property
    def is_aan_tafel(self) -> bool:
        """Whether it was concluded at a point, and not outside one."""
        return bool(self.punt_id)

    @property
    def kenmerk(self) -> str:
        """The digest of what was agreed."""
        said = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in _LATER}
        return hash_van(
            {**said, "deelnemers": sorted(self.deelnemers), "moment": self.moment.astimezone(UTC).isoformat()}
        )

    def bewijst(self, hash_: str) -> bool:
        """Answer whether this proves a consensus on exactly that, and is as it was written down."""
        return self.id == self.kenmerk and self.uitkomst == CONSENSUS and self.hash == hash_

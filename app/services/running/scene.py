"""Where something happens: an open transaction in a LIVC-R, and who acts."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.ids import PersoonId
from app.domain.people import Actor, Livc
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class Scene:
    """What a handler reads from; without an actor it is the clock that acts."""

    tx: Tx
    livc: Livc
    actor: Actor | None = None

    @property
    def now(self) -> datetime:
        """The domain clock of the LIVC-R."""
        return self.tx.now.domain

    @property
    def day(self) -> date:
        """The legal day on that clock."""
        return self.tx.now.day

    @property
    def author(self) -> PersoonId | None:
        """Who acts, by id."""
        return self.actor.persoon_id if self.actor else None

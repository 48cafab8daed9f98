"""The proposals to tell a person that run (scoped): one at a time per casus, and no single answer."""

from typing import Protocol

from app.domain.ids import CasusId
from app.domain.inlichten import Inlichting


class Inlichtingen(Protocol):
    """Proposals that run."""

    def find(self, casus_id: CasusId) -> Inlichting | None:
        """Return the one that runs for a casus; None while there is none."""
        ...

    def save(self, inlichting: Inlichting) -> None: ...
    def forget(self, casus_id: CasusId) -> None:
        """Delete the one that runs for a casus, and with it that somebody said no."""
        ...

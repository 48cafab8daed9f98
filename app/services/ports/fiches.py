"""What is kept of a fiche for the LTF beside its text: on what it rests, and the proof of its consensus."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.consensusbewijs import Consensusbewijs
from app.domain.ids import CasusId, ItemId


class Fiches(Protocol):
    """Sources and proofs (scoped); no text."""

    def bronnen(self, fiche_id: ItemId) -> frozenset[ItemId]:
        """Return the items that a draft rests on."""
        ...

    def save_bronnen(self, fiche_id: ItemId, casus_id: CasusId, items: Iterable[ItemId]) -> None: ...
    def forget_bronnen(self, casus_id: CasusId) -> None:
        """Forget on what the drafts of a casus rest."""
        ...

    def bewijzen(self, casus_id: CasusId) -> Sequence[Consensusbewijs]:
        """Return the proofs of a casus, the newest first."""
        ...

    def save_bewijs(self, bewijs: Consensusbewijs) -> None: ...

"""A draft that was asked to come in force: by whom, with which reasons, and what the second pair of eyes said."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import LivcId, OntwerpId, PersoonId, ReleaseId
from app.domain.people import Actor, Rol

TWEEDE = (
    "Een ontwerp wordt gepubliceerd door iemand die er niet aan werkte. U werkte eraan mee. Vraag het aan de "
    "burgemeester, of aan wie voor die beslist."
)


class PublicatieStatus(StrEnum):
    """Where a question to publish stands."""

    GEVRAAGD = "gevraagd"
    TERUG = "terug"
    INGETROKKEN = "ingetrokken"
    GEPUBLICEERD = "gepubliceerd"


@dataclass(frozen=True)
class Publicatie:
    """One question to publish one revision of a draft; only the last one of a draft can be open."""

    ontwerp_id: OntwerpId
    livc_id: LivcId
    nummer: int
    revisie: int
    status: PublicatieStatus
    gevraagd_door: PersoonId
    gevraagd_op: datetime
    redenen: tuple[tuple[str, str], ...] = ()
    """Each warning of the check, with why it was left so."""
    beslist_door: PersoonId | None = None
    beslist_op: datetime | None = None
    reden: str = ""
    """Why it was sent back."""
    vervangt: ReleaseId | None = None
    """What was in force before, once it is published."""

    def answered(self, status: PublicatieStatus, door: PersoonId, op: datetime) -> "Publicatie":
        """Return the question with its answer; raises `ConflictError` when it was answered already."""
        if self.status is not PublicatieStatus.GEVRAAGD:
            raise ConflictError("Over dit ontwerp is al beslist. Er is nu niets gewijzigd.")
        return replace(self, status=status, beslist_door=door, beslist_op=op)


def ensure_second_eyes(actor: Actor, makers: Collection[PersoonId]) -> None:
    """Raise `NotAllowedError` unless someone decides who bears the burgemeester's role and did not work on it."""
    if Rol.BURGEMEESTER not in actor.rollen:
        raise NotAllowedError
    if actor.persoon_id in makers:
        raise NotAllowedError(TWEEDE)

"""Confirm the engagement of secrecy and the frame, once per seat and per version (INV-18)."""

from dataclasses import dataclass, replace

from app.domain.errors import ConflictError
from app.domain.people import Actor, Lidmaatschap
from app.domain.verklaring import VERSIE, te_bevestigen
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx

ANDERE_ZINNEN = (
    "De zinnen zijn intussen veranderd. Lees ze nog eens en bevestig ze dan. Er is niets gewijzigd."
)


@dataclass(frozen=True)
class SignSecrecy:
    """`versie` is that of the sentences that stood on the page."""

    actor: Actor
    versie: str


def sign_secrecy(command: SignSecrecy, deps: Deps) -> int:
    """Keep day and version with each seat that still had to confirm it; return how many.

    Raises `ConflictError` when other sentences were read than those of today.
    """
    if command.versie != VERSIE:
        raise ConflictError(ANDERE_ZINNEN)
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        seats = list(te_bevestigen(actor.lidmaatschappen))
        for lid in seats:
            _confirm(tx, lid)
        if seats:
            tx.audit.record(
                AuditRegel(
                    tx.now.real,
                    "schrijven",
                    "geheimhouding_bevestigd",
                    VERSIE,
                    actor.persoon_id,
                    actor.organisatie_id,
                )
            )
    return len(seats)


def _confirm(tx: Tx, lid: Lidmaatschap) -> None:
    tx.people.save_lidmaatschap(replace(lid, verklaard_op=tx.now.day, verklaard_versie=VERSIE))

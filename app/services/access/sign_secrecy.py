"""Confirm the engagement of secrecy and the frame, once per seat and per version (INV-18)."""

from dataclasses import dataclass, replace

from app.domain.errors import ConflictError
from app.domain.people import Actor, Lidmaatschap
from app.domain.verklaring import te_bevestigen, versie_met
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx

ANDERE_ZINNEN = (
    "Wat u leest, is intussen veranderd. Lees het nog eens en bevestig het dan. Er is niets gewijzigd."
)


@dataclass(frozen=True)
class SignSecrecy:
    """`versie` is that of the sentences and the agreements that stood on the page."""

    actor: Actor
    versie: str


def sign_secrecy(command: SignSecrecy, deps: Deps) -> int:
    """Keep day and version with each seat that still had to confirm it; return how many.

    Raises `ConflictError` when other sentences or agreements were read than those of today.
    """
    with deps.uow.begin(command.actor.livc_id) as tx:
        agreed = tx.livcs.get(command.actor.livc_id).werkafspraken
        if command.versie != versie_met(agreed):
            raise ConflictError(ANDERE_ZINNEN)
        actor = replace(command.actor, werkafspraken=agreed)
        seats = list(te_bevestigen(actor))
        for lid in seats:
            _confirm(tx, lid, command.versie)
        if seats:
            tx.audit.record(
                AuditRegel(
                    tx.now.real,
                    "schrijven",
                    "geheimhouding_bevestigd",
                    command.versie,
                    actor.persoon_id,
                    actor.organisatie_id,
                )
            )
    return len(seats)


def _confirm(tx: Tx, lid: Lidmaatschap, versie: str) -> None:
    tx.people.save_lidmaatschap(replace(lid, verklaard_op=tx.now.day, verklaard_versie=versie))

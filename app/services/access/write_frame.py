"""An organisation puts its own legal and professional frame into words, for whom it sits with (F07, F24)."""

from dataclasses import dataclass

from app.domain.errors import NotAllowedError
from app.domain.ids import OrganisatieId
from app.domain.people import Actor
from app.domain.werkafspraken import eigen_diensten, ensure_bruikbaar, zoals_bewaard
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.werkafspraken import keep_frame


@dataclass(frozen=True)
class WriteFrame:
    """What binds the organisation, and what it must report to whom: its own words."""

    actor: Actor
    organisatie_id: OrganisatieId
    tekst: str


def write_frame(command: WriteFrame, deps: Deps) -> None:
    """Keep it for everyone of the LIVC-R.

    Raises `NotAllowedError` for another organisation, `FormInvalidError` for a text that cannot be kept.
    """
    actor, text = command.actor, zoals_bewaard(command.tekst)
    if command.organisatie_id not in eigen_diensten(actor):
        raise NotAllowedError
    ensure_bruikbaar({"eigen_kader": text})
    with deps.uow.begin(actor.livc_id) as tx:
        keep_frame(tx, actor.livc_id, command.organisatie_id, text, actor.persoon_id)
        tx.audit.record(
            AuditRegel(
                tx.now.real,
                "schrijven",
                "kader_geschreven",
                "organisatie",
                actor.persoon_id,
                command.organisatie_id,
            )
        )

"""A person sends a message to a casus: withdraw, close the round, evaluate sooner, destroy sooner."""

from dataclasses import dataclass, replace

from app.domain.casus import CasusStatus
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import CasusId
from app.domain.people import Actor
from app.services.casework.show_casus import allowed_actions
from app.services.deps import Deps
from app.services.loading import casus_zicht, mover_for
from app.services.store import AuditRegel

BERICHTEN = {
    "intrekken": "aanmelding_ingetrokken",
    "ronde_sluiten": "ronde_gesloten",
    "vroeger_evalueren": "evaluatie_vervroegd",
    "vervroegd_vernietigen": "vervroegd_vernietigen",
}


@dataclass(frozen=True)
class SendSignal:
    """`bericht` is a key of `BERICHTEN`."""

    actor: Actor
    casus_id: CasusId
    bericht: str


def send_signal(command: SendSignal, deps: Deps) -> None:
    """Deliver it now, or refuse with a sentence. Raises `NotAllowedError`, `ConflictError`."""
    word = BERICHTEN.get(command.bericht)
    if word is None:
        raise NotFoundError
    with deps.uow.begin(command.actor.livc_id) as tx:
        if not tx.casussen.is_visible(command.casus_id, casus_zicht(command.actor)):
            raise NotFoundError
        tx.slots.lock(command.casus_id)
        casus = tx.casussen.get(command.casus_id)
        if command.bericht not in allowed_actions(tx, command.actor, casus):
            raise NotAllowedError("Dit kan nu niet, of het is niet aan u. Er is niets gewijzigd.")
        if command.bericht == "vervroegd_vernietigen":
            tx.casussen.save(replace(casus, status=CasusStatus.TE_VERNIETIGEN))
        delivered = mover_for(tx, deps, command.actor).deliver(command.casus_id, word)
        if not delivered:
            raise ConflictError
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                word,
                "eigen keuze",
                command.actor.persoon_id,
                command.actor.organisatie_id,
                command.casus_id,
            )
        )

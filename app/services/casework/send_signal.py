"""A person sends a message to a casus: withdraw, close the round, evaluate sooner, destroy sooner."""

from dataclasses import dataclass, replace

from app.domain.casus import Casus
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.execution import Variables
from app.domain.ids import CasusId
from app.domain.kalender import dag_van
from app.domain.people import Actor
from app.domain.words.message import Message
from app.domain.words.messages import (
    BEZWAAR_INLICHTEN,
    GEBRUIK_VOORGENOMEN,
    INLICHTEN_VOORGESTELD,
    MESSAGES,
    VERVROEGD_VERNIETIGEN,
)
from app.procedure.reading import variables_of
from app.services.casework.actions import allowed_actions
from app.services.casework.informing import come_back_on_it, propose
from app.services.casework.own_powers import begin_own_powers
from app.services.deps import Deps
from app.services.loading import casus_zicht, mover_for
from app.services.ports.audit import AuditRegel
from app.services.running.destroying import andere_houders
from app.services.running.mover import Mover

SENT_BY_HAND = {message.action: message for message in MESSAGES.values() if message.action}
ANDER_DOSSIER = "ander_dossier"


@dataclass(frozen=True)
class SendSignal:
    """`bericht` is the action of a message."""

    actor: Actor
    casus_id: CasusId
    bericht: str


def send_signal(command: SendSignal, deps: Deps) -> None:
    """Deliver it now, or refuse with a sentence. Raises `NotAllowedError`, `ConflictError`."""
    message = SENT_BY_HAND.get(command.bericht)
    if message is None:
        raise NotFoundError
    with deps.uow.begin(command.actor.livc_id) as tx:
        if not tx.casussen.is_visible(command.casus_id, casus_zicht(command.actor)):
            raise NotFoundError
        tx.slots.lock(command.casus_id)
        casus = tx.casussen.get(command.casus_id)
        if command.bericht not in allowed_actions(tx, command.actor, casus):
            raise NotAllowedError("Dit kan nu niet, of het is niet aan u. Er is niets gewijzigd.")
        mover = mover_for(tx, deps, command.actor)
        _send(mover, casus, message)
        tx.audit.record(_logged(command, message, deps))


def _send(mover: Mover, casus: Casus, message: Message) -> None:
    """Let the procedure hear it. Raises `ConflictError` when it does not."""
    if message is INLICHTEN_VOORGESTELD:
        propose(mover, casus)
        return
    if message is BEZWAAR_INLICHTEN:
        come_back_on_it(mover, casus.id)
        return
    if message is GEBRUIK_VOORGENOMEN:
        begin_own_powers(mover, casus)
        return
    told = _end_early(mover, casus) if message is VERVROEGD_VERNIETIGEN else {}
    if not mover.deliver(casus.id, message.word, told):
        raise ConflictError


def _logged(command: SendSignal, message: Message, deps: Deps) -> AuditRegel:
    """Return the line of the log: of who comes back on telling a person it names nobody (INV-51)."""
    line = AuditRegel(deps.clock.now(), "schrijven", message.word, "eigen keuze", casus_id=command.casus_id)
    if message is BEZWAAR_INLICHTEN:
        return line
    actor = command.actor
    return replace(line, persoon_id=actor.persoon_id, organisatie_id=actor.organisatie_id)


def _end_early(mover: Mover, casus: Casus) -> Variables:
    """Note that it was decided today, and return what the procedure hears: whether another has a file as well.

    Raises `ConflictError` for a version that would destroy those files too: nobody ends the file of another.
    """
    mover.tx.casussen.save(replace(casus, vervroegd_op=dag_van(mover.now)))
    others = bool(andere_houders(mover.scene, casus.id))
    waiting = mover.tx.instanties.waits_for(casus.id, VERVROEGD_VERNIETIGEN.word)
    if all(ANDER_DOSSIER in variables_of(mover.bundle(i)) for i in waiting):
        return {ANDER_DOSSIER: others}
    if others:
        raise ConflictError(
            "Deze casus volgt nog een oudere versie van de procedure, die ook de dossiers van anderen zou "
            "vernietigen. Laat de casus eerst meegaan naar de nieuwe versie, bij “Procedures”. "
            "Er is niets gewijzigd."
        )
    return {}

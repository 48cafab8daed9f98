"""The second pair of eyes sends a draft back, with a reason for who made it."""

from dataclasses import dataclass, replace

from app.domain.errors import FormInvalidError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.publicatie import PublicatieStatus, ensure_second_eyes
from app.services.deps import Deps
from app.services.studio.loading import record
from app.services.studio.publishing import makers_of, open_question

LANGSTE_REDEN = 1000


@dataclass(frozen=True)
class SendBack:
    """`reden` is what has to be otherwise."""

    actor: Actor
    ontwerp_id: OntwerpId
    reden: str


def send_back(command: SendBack, deps: Deps) -> None:
    """Answer no; raises as publishing does, and `FormInvalidError` without a reason."""
    actor, reden = command.actor, " ".join(command.reden.split())
    with deps.uow.begin(actor.livc_id) as tx:
        ontwerp = tx.ontwerpen.lock(command.ontwerp_id)
        if ontwerp is None:
            raise NotFoundError
        ensure_second_eyes(actor, makers_of(tx, ontwerp))
        asked = open_question(tx, ontwerp.id)
        if not reden:
            raise FormInvalidError({"reden": ["Schrijf wat er anders moet."]})
        if len(reden) > LANGSTE_REDEN:
            raise FormInvalidError({"reden": ["Houd het kort: hoogstens 1000 tekens."]})
        back = asked.answered(PublicatieStatus.TERUG, actor.persoon_id, tx.now.real)
        tx.publicaties.save(replace(back, reden=reden))
        record(tx, actor, "ontwerp_teruggestuurd", ontwerp.id)

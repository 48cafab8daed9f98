"""Any member may ask for a meeting (domain/05 T04)."""

from app.domain.errors import NotAllowedError
from app.domain.people import Actor
from app.domain.toegang import TAFELROLLEN
from app.domain.words.messages import OVERLEG_GEVRAAGD
from app.domain.words.processes import OVERLEG
from app.services.deps import Deps
from app.services.running.sending import send


def request_meeting(actor: Actor, deps: Deps) -> None:
    """Send `overleg_gevraagd` to every running meeting; the worker delivers it, once."""
    if not actor.rollen & TAFELROLLEN:
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        for instantie in tx.instanties.of_process(OVERLEG.word):
            send(tx, actor.livc_id, instantie.id, OVERLEG_GEVRAAGD.word)

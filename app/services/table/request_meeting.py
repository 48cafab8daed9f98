"""Any member may ask for a meeting (domain/05 T04)."""

from app.domain.errors import NotAllowedError
from app.domain.people import Actor
from app.domain.toegang import TAFELROLLEN
from app.domain.words.messages import OVERLEG_GEVRAAGD
from app.domain.words.processes import OVERLEG
from app.services.deps import Deps
from app.services.running.sending import send


def request_meeting(actor: Actor, deps: Deps) -> bool:
    """Send `overleg_gevraagd` to every running meeting; the worker delivers it, once.

    No reason is asked. Returns whether a meeting waits for it: else a day is being chosen, or people sit together.
    """
    if not actor.rollen & TAFELROLLEN:
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        running = tx.instanties.of_process(OVERLEG.word)
        for instantie in running:
            send(tx, actor.livc_id, instantie.id, OVERLEG_GEVRAAGD.word)
        return any(tx.instanties.waits_for(each.id, OVERLEG_GEVRAAGD.word) for each in running)

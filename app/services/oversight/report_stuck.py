"""A person ran into a procedure that cannot go on: the beheerder gets an incident that names the elements."""

from app.domain.errors import EngineError
from app.domain.ids import new_id
from app.domain.opdracht import Incident
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.telling.causes import cause_in_words


def report_stuck(actor: Actor, error: EngineError, deps: Deps) -> None:
    """Open an incident, once for a slot and a sentence; what the person did was rolled back before."""
    if error.slot is None:
        return
    with deps.uow.begin(actor.livc_id) as tx:
        wat = cause_in_words(error)
        if any((open_.slot, open_.wat) == (error.slot, wat) for open_ in tx.outbox.incidenten()):
            return
        now = deps.clock.now()
        tx.outbox.add_incident(Incident(new_id(), actor.livc_id, error.slot, "stap", wat, now, 1))

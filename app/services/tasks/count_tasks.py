"""How many tasks are open for someone: the number in the menu of every page."""

from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import inbox_zicht
from app.services.ports.taken import TaakFilter


def count_tasks(actor: Actor, deps: Deps) -> int:
    """Return the number of open tasks in the actor's inbox."""
    with deps.uow.read(actor.livc_id) as tx:
        return tx.taken.count(inbox_zicht(tx, actor, tx.now.domain), TaakFilter())

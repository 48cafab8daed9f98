"""How many tasks are open for someone: the number in the menu of every page."""

from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import inbox_zicht
from app.services.ports.taken import TaakFilter
from app.services.ports.unit_of_work import Tx


def count_tasks(actor: Actor, deps: Deps) -> int:
    """Return the number of open tasks in the actor's inbox."""
    with deps.uow.read(actor.livc_id) as tx:
        return open_tasks(tx, actor)


def open_tasks(tx: Tx, actor: Actor) -> int:
    """Return that number within a transaction of the actor's LIVC-R."""
    return tx.taken.count(inbox_zicht(tx, actor, tx.now.domain), TaakFilter())

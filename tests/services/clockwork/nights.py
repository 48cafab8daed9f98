"""Night after night: read what can still be opened, let what is due be destroyed."""

from app.domain.inventaris import Inventaris
from app.domain.item import Sleutel
from app.services.clockwork.check_inventory import check_inventory
from app.services.oversight.show_inventory import show_inventory
from tests.services.installation import Installation


def night(inst: Installation) -> Inventaris:
    """Let the worker have its night: ask, destroy, look."""
    for _ in range(20):
        found = check_inventory(inst.livc_id, inst.deps)
        inst.work()
        if found:
            return found
    raise AssertionError("the inventory was never taken")


def inventory(inst: Installation) -> Inventaris:
    found = show_inventory(inst.deps)
    return next(each.inventaris for each in found if each.inventaris.regels)


def keys_of(inst: Installation, scope: str) -> list[Sleutel]:
    with inst.read() as tx:
        return list(tx.items.sleutels_of_scope(scope))


def meeting(inst: Installation) -> str:
    """Return the meeting that is going on."""
    with inst.read() as tx:
        return next(each.id for each in tx.tafel.overleggen() if each.status == "bezig")

"""The inventory of every LIVC-R as it is now, for whoever runs Casuspad: no names of persons, no content."""

from dataclasses import dataclass

from app.domain.inventaris import Inventaris
from app.services.deps import Deps
from app.services.inventory import inventory_of


@dataclass(frozen=True)
class InventarisVanLivc:
    """What can still be opened in one LIVC-R."""

    livc: str
    inventaris: Inventaris


def show_inventory(deps: Deps) -> tuple[InventarisVanLivc, ...]:
    """Return the inventory of each LIVC-R, by name. Nothing is opened, and nothing is kept of it."""
    keyring = deps.keys.owners()
    with deps.uow.read(None) as tx:
        livcs = sorted(tx.livcs.all(), key=lambda livc: (livc.naam, livc.id))
    found = []
    for livc in livcs:
        with deps.uow.read(livc.id) as tx:
            today = tx.now.day
            found.append(InventarisVanLivc(livc.naam, inventory_of(tx, livc, keyring, today)))
    return tuple(found)

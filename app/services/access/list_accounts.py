"""Who has an account, for which LIVC-R and organisation, in which role."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.deps import Deps


@dataclass(frozen=True)
class Account:
    """One membership."""

    livc: str
    organisatie: str
    rol: str
    naam: str
    email: str | None
    erkend: bool
    """False while it waits for colleagues."""


def list_accounts(deps: Deps) -> Sequence[Account]:
    """Return the memberships in force in every LIVC-R."""
    with deps.uow.read(None) as tx:
        livcs = tx.livcs.all()
    found = []
    for livc in livcs:
        with deps.uow.read(livc.id) as tx:
            day = tx.now.day
            leden = [*tx.people.leden(livc.id, day), *tx.people.wachtenden(livc.id, day)]
        found += [
            Account(livc.naam, org.naam, lid.rol.value, p.naam, p.email, lid.is_erkend)
            for lid, p, org in leden
        ]
    return found

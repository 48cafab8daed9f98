"""A new LIVC-R: paper-light, with the gemeente as its first organisation."""

from dataclasses import dataclass

from app.domain.errors import ConflictError
from app.domain.ids import LivcId, OrganisatieId, new_id
from app.domain.people import Livc, Organisatie
from app.services.deps import Deps


@dataclass(frozen=True)
class CreateLivc:
    """The name people know it by, and the gemeente that keeps the register."""

    naam: str
    gemeente: str


def create_livc(command: CreateLivc, deps: Deps) -> Livc:
    """Create it. Raises `ConflictError` when the name is taken, or beside a demo."""
    if not command.naam.strip() or not command.gemeente.strip():
        raise ConflictError("Geef de LIVC-R en de gemeente een naam. Er is niets aangemaakt.")
    with deps.uow.begin(None) as tx:
        known = tx.livcs.all()
        if any(livc.demo for livc in known):
            raise ConflictError("Dit is een demo; daarin komt geen echte LIVC-R. Er is niets aangemaakt.")
        if any(livc.naam == command.naam for livc in known):
            raise ConflictError("Er is al een LIVC-R met deze naam. Er is niets aangemaakt.")
        gemeente = Organisatie(OrganisatieId(new_id()), command.gemeente, "gemeente")
        tx.people.save_organisatie(gemeente)
        livc = Livc(LivcId(new_id()), command.naam, command.gemeente, gemeente.id)
        tx.livcs.save(livc)
    return livc

"""Home of who has a seat at a point: the fixed members, and the organisations that were invited."""

from collections.abc import Iterable

from app.domain.casus import Agendapunt, Deelname
from app.domain.kalender import dag_van
from app.domain.people import Lidmaatschap, Organisatie, Persoon, Rol
from app.domain.toegang import neemt_deel
from app.services.steps.context import StepContext

VASTE_ROLLEN = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER})


def members_for(step: StepContext, punt: Agendapunt) -> list[tuple[Lidmaatschap, str, str]]:
    """Return who may take part in a point: the fixed members, and the organisations that were invited."""
    tx, day = step.mover.tx, dag_van(step.mover.now)
    return seated(tx.people.leden(step.mover.livc.id, day), _invited(step, punt))


def seated(
    leden: Iterable[tuple[Lidmaatschap, Persoon, Organisatie]], invited: frozenset[str]
) -> list[tuple[Lidmaatschap, str, str]]:
    """Return (membership, name, organisation) of everyone who has a seat."""
    found: dict[str, tuple[Lidmaatschap, str, str]] = {}
    for lid, persoon, organisatie in leden:
        fixed = lid.rol in VASTE_ROLLEN
        guest = lid.rol is Rol.PARTNER and lid.organisatie_id in invited
        if (fixed or guest) and persoon.id not in found:
            found[persoon.id] = (lid, persoon.naam, organisatie.naam)
    return list(found.values())


def _invited(step: StepContext, punt: Agendapunt) -> frozenset[str]:
    if punt.casus_id is None:
        return frozenset()
    return invited_organisations(step.mover.tx.casussen.deelnames(punt.casus_id))


def invited_organisations(deelnames: Iterable[Deelname]) -> frozenset[str]:
    """Return the organisations with a seat at the casus."""
    return frozenset(d.organisatie_id for d in deelnames if neemt_deel(d))

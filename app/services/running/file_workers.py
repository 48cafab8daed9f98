"""Who works on the own file of an organisation and can be told something: they have an address."""

from collections.abc import Collection

from app.domain.ids import OrganisatieId, PersoonId
from app.domain.people import DOSSIERROLLEN
from app.services.running.scene import Scene


def file_workers(scene: Scene, organisaties: Collection[OrganisatieId]) -> list[PersoonId]:
    """Return each of them once; without an address, paper remains."""
    found: dict[PersoonId, None] = {}
    for lid, persoon, _ in scene.tx.people.leden(scene.livc.id, scene.day):
        if lid.organisatie_id in organisaties and lid.rol in DOSSIERROLLEN and persoon.email:
            found[persoon.id] = None
    return list(found)

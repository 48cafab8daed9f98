"""Mails without content: to who has a new task, and to the members of an organisation."""

from collections.abc import Collection, Iterator, Sequence

from app.domain.eigenaar import is_voor_lid
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.people import DOSSIERROLLEN, Lidmaatschap
from app.domain.words.steps import KINDS
from app.services.owners import bezetting_of
from app.services.running.acts import Mail
from app.services.running.scene import Scene

AAN_TAFEL = frozenset({"tafel"})
NIET_MAILEN = frozenset(word for word, kind in KINDS.items() if not kind.mailed)
"""Asked and answered at the table: no mail may look like a reminder to speak (INV-10)."""


def of_new_tasks(scene: Scene, taken: Sequence[Taak]) -> Iterator[Mail]:
    """Yield one mail a day for everyone who has a new task, except who just acted."""
    new = list(_to_be_told(scene, taken))
    if not new:
        return
    told = _has_one_of(scene, new)
    yield Mail("taak", {who: f"mail:taak:{who}:{scene.day}" for who in told})


def _to_be_told(scene: Scene, taken: Sequence[Taak]) -> Iterator[Taak]:
    for taak in taken:
        if taak.sinds >= scene.now and _is_mailed(taak):
            yield taak


def _has_one_of(scene: Scene, new: Sequence[Taak]) -> Iterator[PersoonId]:
    """Yield who has an address and one of these tasks, except who just acted."""
    bezetting = bezetting_of(scene.tx, scene.livc.id, scene.now)
    for lid in _with_address(scene):
        if lid.persoon_id == scene.author:
            continue
        if any(is_voor_lid(taak, lid, bezetting) for taak in new):
            yield lid.persoon_id


def _with_address(scene: Scene) -> Iterator[Lidmaatschap]:
    """Yield the memberships in force of who has an address; else paper remains."""
    for lid, persoon, _ in scene.tx.people.leden(scene.livc.id, scene.day):
        if persoon.email:
            yield lid


def _is_mailed(taak: Taak) -> bool:
    return taak.rol not in AAN_TAFEL and taak.kind not in NIET_MAILEN


def to_organisation(scene: Scene, organisatie_id: OrganisatieId, soort: str, dedupe: str) -> Mail:
    """Return a mail to everyone who works on the file of an organisation."""
    told = {who: f"{dedupe}:{who}" for who in file_workers(scene, [organisatie_id])}
    return Mail(soort, told)


def file_workers(scene: Scene, organisaties: Collection[OrganisatieId]) -> list[PersoonId]:
    """Return who works on the own file of one of these and has an address, each once."""
    working = [lid for lid in _with_address(scene) if lid.rol in DOSSIERROLLEN]
    there = (lid.persoon_id for lid in working if lid.organisatie_id in organisaties)
    return list(dict.fromkeys(there))

"""Mails without content: to who has a new task, and to the members of an organisation."""

from collections.abc import Collection, Iterator, Sequence

from app.domain.eigenaar import is_voor_lid
from app.domain.ids import OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.meldingen import Meldingen, wil
from app.domain.people import DOSSIERROLLEN, Lidmaatschap, Persoon
from app.domain.words.steps import KINDS
from app.services.owners import bezetting_of
from app.services.running.acts import Mail
from app.services.running.scene import Scene

AAN_TAFEL = frozenset({"tafel"})
NIET_MAILEN = frozenset(word for word, kind in KINDS.items() if not kind.mailed)
"""Asked and answered at the table: no mail may look like a reminder to speak (INV-10)."""


def of_new_tasks(scene: Scene, taken: Sequence[Taak]) -> Iterator[Mail]:
    """Yield a mail for everyone who has a new task, except who just acted: one a day, or one for each step."""
    new = list(_to_be_told(scene, taken))
    if not new:
        return
    told = {who.id: f"mail:taak:{who.id}:{_once(scene, who, new)}" for who in _has_one_of(scene, new)}
    yield Mail("taak", told)


def _once(scene: Scene, persoon: Persoon, new: Sequence[Taak]) -> str:
    """Return what is mailed about once: the day, or the step for who wants to hear at once."""
    return new[0].id if persoon.meldingen is Meldingen.METEEN else str(scene.day)


def _to_be_told(scene: Scene, taken: Sequence[Taak]) -> Iterator[Taak]:
    for taak in taken:
        if taak.sinds >= scene.now and _is_mailed(taak):
            yield taak


def _has_one_of(scene: Scene, new: Sequence[Taak]) -> Iterator[Persoon]:
    """Yield who has an address and one of these tasks, except who just acted."""
    bezetting = bezetting_of(scene.tx, scene.livc.id, scene.now)
    for lid, persoon in _with_address(scene):
        if persoon.id == scene.author or not wil(persoon.meldingen, "taak"):
            continue
        if any(is_voor_lid(taak, lid, bezetting) for taak in new):
            yield persoon


def _with_address(scene: Scene) -> Iterator[tuple[Lidmaatschap, Persoon]]:
    """Yield the memberships in force of who has an address; else paper remains."""
    for lid, persoon, _ in scene.tx.people.leden(scene.livc.id, scene.day):
        if persoon.email:
            yield lid, persoon


def _is_mailed(taak: Taak) -> bool:
    return taak.rol not in AAN_TAFEL and taak.kind not in NIET_MAILEN


def to_organisation(scene: Scene, organisatie_id: OrganisatieId, soort: str, dedupe: str) -> Mail:
    """Return a mail to everyone who works on the file of an organisation."""
    told = {who: f"{dedupe}:{who}" for who in file_workers(scene, [organisatie_id])}
    return Mail(soort, told)


def file_workers(scene: Scene, organisaties: Collection[OrganisatieId]) -> list[PersoonId]:
    """Return who works on the own file of one of these and has an address, each once."""
    working = [lid for lid, _ in _with_address(scene) if lid.rol in DOSSIERROLLEN]
    there = (lid.persoon_id for lid in working if lid.organisatie_id in organisaties)
    return list(dict.fromkeys(there))

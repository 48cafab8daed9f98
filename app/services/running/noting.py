"""What was noted for someone else waits for that one's "klopt" or "klopt dit niet?"."""

from dataclasses import replace

from app.domain.casus import Casus
from app.domain.eigenaar import Eigenaar, eigenaar_van
from app.domain.ids import OrganisatieId, new_id
from app.domain.instantie import Taak
from app.domain.overleg import Bevestiging
from app.services.running.mailing import file_workers
from app.services.running.scene import Scene
from app.services.telling.filling import filled


def ask_to_confirm(scene: Scene, taak: Taak, via: str, uitkomst: str | None) -> None:
    """Ask the one who spoke: the organisation of the step, its person, or whoever holds the role.

    An aanmelder from outside has nobody here to ask: the phone and paper remain.
    """
    asked = filled(taak.vraag, taak.casus_code)
    wat = " ".join(filter(None, (str(asked or f"{taak.naam}."), uitkomst)))
    note = Bevestiging(new_id(), taak.livc_id, taak.persoon_id, None, taak.casus_id, via, wat, scene.now)
    if taak.persoon_id is not None:
        scene.tx.tafel.save_bevestiging(note)
    elif taak.organisatie_id is not None:
        _ask_members(scene, note, taak.organisatie_id)
    elif eigenaar_van(taak) is Eigenaar.ROL:
        scene.tx.tafel.save_bevestiging(replace(note, rol=taak.rol))


def ask_aanmelder(scene: Scene, casus: Casus, organisatie_id: OrganisatieId, via: str) -> None:
    """Ask the organisation in whose name an aanmelding was noted."""
    wat = f"Aanmelding ({casus.code})"
    _ask_members(
        scene, Bevestiging(new_id(), casus.livc_id, None, None, casus.id, via, wat, scene.now), organisatie_id
    )


def _ask_members(scene: Scene, note: Bevestiging, organisatie_id: OrganisatieId) -> None:
    """Ask each member with an account who works on the file; without one, paper remains."""
    noter = scene.author
    for persoon_id in file_workers(scene, [organisatie_id]):
        if persoon_id != noter:
            scene.tx.tafel.save_bevestiging(replace(note, id=new_id(), persoon_id=persoon_id))

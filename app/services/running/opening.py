"""A casus begins with an aanmelding; a meeting begins when the previous one was held."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.casus import Casus, CasusStatus, Deelname, DeelnameStatus
from app.domain.execution import Variables
from app.domain.ids import CasusId, InstantieId, OrganisatieId, new_id
from app.domain.overleg import Overleg
from app.domain.words.messages import AANMELDING
from app.domain.words.processes import CASUS, OVERLEG
from app.procedure.reading import variables_of
from app.services.ports.keys import KeyStore
from app.services.ritme import rhythm_now
from app.services.running.acts import Act, OpenCasus, Save, Start
from app.services.running.scene import Scene
from app.services.texts import Home, Note, write_text


def new_casus(scene: Scene, organisatie_id: OrganisatieId | None, casus_id: CasusId | None = None) -> Casus:
    """Return a casus under a new code, not saved yet."""
    return Casus(
        id=casus_id or CasusId(new_id()),
        livc_id=scene.livc.id,
        code=scene.tx.casussen.next_code(scene.day.year),
        status=CasusStatus.LOPEND,
        fase="dossieraanmelding",
        aangemeld_op=scene.day,
        aanmelder_id=organisatie_id,
    )


def open_casus(scene: Scene, keys: KeyStore, act: OpenCasus) -> Start:
    """Save a new casus with what was written for its register; return its start."""
    casus, tx = act.casus, scene.tx
    tx.slots.add(casus.id)
    tx.casussen.save(casus)
    if casus.aanmelder_id:
        deelname = Deelname(casus.id, casus.aanmelder_id, DeelnameStatus.AANMELDER, scene.now)
        tx.casussen.save_deelname(deelname, scene.livc.id)
    _keep_texts(scene, keys, act)
    carried = {name: act.variables.get(name) for name in AANMELDING.carries}
    carried["herkomst"] = carried["herkomst"] or "partner"
    return Start(InstantieId(new_id()), CASUS.word, carried, casus.id, via=act.via)


def _keep_texts(scene: Scene, keys: KeyStore, act: OpenCasus) -> None:
    if not scene.livc.kluizen_aan:
        return
    owners = {"register": scene.livc.gemeente_id, "vault": act.casus.aanmelder_id}
    met = act.texts.met
    for zone, owner in owners.items():
        content = act.texts.zones.get(zone)
        if content and owner and met:
            place = Home(scene.livc.id, zone, owner, act.casus.id)
            note = Note(met, content, None, scene.author)
            write_text(scene.tx, keys, place, note, scene.now)


def next_meeting(scene: Scene) -> Iterator[Act]:
    """Yield the start of the next meeting, whose date is still to be planned; the one that goes on is held."""
    overleg_id = InstantieId(new_id())
    yield Start(overleg_id, OVERLEG.word, _rhythm(scene))
    yield Save(Overleg(overleg_id, scene.livc.id, None, "te_plannen"))
    for held in scene.tx.tafel.overleggen():
        if held.status == "bezig":
            yield Save(replace(held, status="gehouden"))


def _rhythm(scene: Scene) -> Variables:
    """Return what the rhythm is decided from, as far as the drawing in force asks for it."""
    bundle = scene.tx.versies.find_current(OVERLEG.word)
    declared = variables_of(bundle) if bundle else {}
    return {name: value for name, value in rhythm_now(scene.tx, scene.livc.id).items() if name in declared}

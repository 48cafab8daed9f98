"""A point of a meeting opens: the casus hears it now, or the point cannot be opened at all (reference §2)."""

from dataclasses import replace

from app.domain.casus import Casus, CasusStatus
from app.domain.eigenaar import hoort_bij_punt
from app.domain.errors import ConflictError
from app.domain.ids import PuntId
from app.domain.overleg import Agendapunt
from app.domain.words.messages import BESPROKEN, PUNT_GEOPEND
from app.services.running.acts import Act, Acts, Deliver, ForgetExtensions, Happen, Save, Send
from app.services.running.points import opened
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Open the point; for a casus this is the discussion that restarts its year, for everyone (INV-38)."""
    punt = scene.tx.tafel.punt(PuntId(happening.effect.binding or ""))
    if punt.casus_id is None:
        return (Save(opened(punt, scene.now)),)
    scene.tx.slots.lock(punt.casus_id)
    casus = scene.tx.casussen.get(punt.casus_id)
    ensure_may_be_discussed(casus)
    return _discussed(scene, punt, casus)


def _discussed(scene: Scene, punt: Agendapunt, casus: Casus) -> Acts:
    return (
        Save(opened(punt, scene.now)),
        Save(replace(casus, laatste_bespreking=scene.day, vernietigen_op=None)),
        ForgetExtensions(casus.id),
        _heard(scene, casus),
    )


def _heard(scene: Scene, casus: Casus) -> Act:
    """Let the casus go on, or when the table has steps open already, only restart the year."""
    if scene.tx.instanties.waits_for(casus.id, PUNT_GEOPEND.word):
        return Deliver(casus.id, PUNT_GEOPEND.word)
    if any(hoort_bij_punt(t) for t in scene.tx.taken.of_slot(casus.id)):
        return Send(casus.id, BESPROKEN.word, {"laatste_bespreking": scene.day})
    raise ConflictError(
        "Casus {code} wacht nu niet op een bespreking. Verdaag dit punt; er is niets gewijzigd.",
        code=casus.code,
    )


def ensure_may_be_discussed(casus: Casus) -> None:
    """Raise `ConflictError` for a casus that left the LIVC-R (INV-26)."""
    if casus.status is not CasusStatus.LOPEND:
        raise ConflictError("Casus {code} is afgesloten en kan niet meer besproken worden.", code=casus.code)

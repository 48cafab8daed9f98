"""The one neutral reminder."""

from app.domain.ids import OrganisatieId
from app.services.running.acts import Acts, Happen
from app.services.running.mailing import to_organisation
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Mail whom the repetition binds, else the organisation that notified."""
    instantie, effect = happening.instantie, happening.effect
    bound = _bound(scene, happening)
    if bound is None:
        return ()
    once = f"mail:herinnering:{instantie.id}:{effect.element_id}:{bound}:{scene.day}"
    return (to_organisation(scene, bound, "herinnering", once),)


def _bound(scene: Scene, happening: Happen) -> OrganisatieId | None:
    if happening.effect.binding:
        return OrganisatieId(happening.effect.binding)
    casus_id = happening.instantie.casus_id
    return scene.tx.casussen.get(casus_id).aanmelder_id if casus_id else None

"""The aanmelder hears that something arrived, without content."""

from app.services.running.acts import Acts, Happen
from app.services.running.mailing import to_organisation
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Mail the organisation that notified, once."""
    casus_id = happening.instantie.casus_id
    casus = scene.tx.casussen.get(casus_id) if casus_id else None
    if casus is None or casus.aanmelder_id is None:
        return ()
    return (to_organisation(scene, casus.aanmelder_id, "ontvangst", f"mail:ontvangst:{casus.id}"),)

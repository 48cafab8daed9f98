"""All that is left of a casus is destroyed."""

from app.services.running.acts import Acts, Happen
from app.services.running.destroying import of_casus
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Ask for it, once no file of a holder is left whose day has not come."""
    casus_id = happening.instantie.casus_id
    return of_casus(scene, casus_id) if casus_id else ()

"""A partner's own space becomes a casus, with what was written for its register."""

from app.services.running.acts import Acts, Happen, OpenCasus
from app.services.running.opening import new_casus
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Open a casus of the organisation whose space it was."""
    instantie = happening.instantie
    casus = new_casus(scene, instantie.organisatie_id)
    return (OpenCasus(casus, instantie.variables, happening.texts),)

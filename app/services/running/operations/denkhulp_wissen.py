"""An own space is wiped."""

from app.services.running.acts import Acts, Happen
from app.services.running.destroying import of_denkhulp
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Ask to wipe the prescreening and all that was kept with it."""
    return (of_denkhulp(happening.instantie.id),)

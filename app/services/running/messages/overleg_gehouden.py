"""A meeting was held: the next one begins, so that one is always to come."""

from app.services.running.acts import Acts, Happen
from app.services.running.opening import next_meeting
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Start the next meeting."""
    return next_meeting(scene)

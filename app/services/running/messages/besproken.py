"""A casus was discussed: the only thing that restarts its year (INV-38)."""

from app.services.running.acts import Acts, Happen, Send
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Tell the retention on which day it was discussed."""
    casus_id = happening.instantie.casus_id
    return (Send(casus_id, "besproken", {"laatste_bespreking": scene.day}),) if casus_id else ()

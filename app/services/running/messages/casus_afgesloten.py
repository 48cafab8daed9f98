"""A casus closes: its retention hears it."""

from app.services.running.acts import Acts, Happen, Send
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Tell the retention that nothing more is expected of the casus."""
    casus_id = happening.instantie.casus_id
    return (Send(casus_id, "casus_afgesloten"),) if casus_id else ()

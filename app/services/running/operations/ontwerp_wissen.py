"""A fiche does not leave: its draft is wiped."""

from app.services.running.acts import Acts, Happen, WipeDraft
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Wipe the draft, with on what it rests."""
    casus_id = happening.instantie.casus_id
    return (WipeDraft(casus_id),) if casus_id else ()

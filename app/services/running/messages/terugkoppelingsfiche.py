"""A fiche was delivered by hand: Casuspad sends nothing, it notes that and keeps no text."""

from app.services.ports.audit import AuditRegel
from app.services.running.acts import Acts, Happen, Record, WipeDraft
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Note that the fiche left, and wipe its draft."""
    casus_id = happening.instantie.casus_id
    if casus_id is None:
        return ()
    left = AuditRegel(
        scene.tx.now.real, "schrijven", "fiche_verzonden", "rol", scene.author, casus_id=casus_id
    )
    return (Record(left), WipeDraft(casus_id))

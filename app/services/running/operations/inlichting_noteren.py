"""Whether the person was told: the timeline says so in the words of the drawing, and never because of whom."""

from app.domain.casus import Gebeurtenis
from app.procedure.reading import element_names
from app.services.running.acts import Acts, Happen, Tell
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Tell it on the timeline of the casus."""
    instantie, element_id = happening.instantie, happening.effect.element_id
    if instantie.casus_id is None:
        return ()
    names = element_names(scene.tx.versies.get(instantie.versie_id))
    wat = f"{names.get(element_id) or 'De persoon inlichten'}."
    line = Gebeurtenis(
        scene.livc.id, instantie.casus_id, scene.now, instantie.proces_id, element_id, wat, "besluit"
    )
    return (Tell(line),)

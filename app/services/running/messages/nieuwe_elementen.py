"""A second aanmelding about someone whose casus runs: its traject hears it, and no name goes along."""

from app.domain.words.sources import LOPENDE_CASUS
from app.services.running.acts import Acts, Happen, Send
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Tell the casus that was chosen; one that is gone meanwhile hears nothing."""
    found = (scene.tx.casussen.find_by_code(code) for code in happening.texts.choices.get(LOPENDE_CASUS, ()))
    return [Send(casus.id, "nieuwe_elementen") for casus in found if casus is not None]

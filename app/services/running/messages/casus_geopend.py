"""A casus begins: its retention begins with it."""

from app.domain.ids import InstantieId, new_id
from app.domain.words.processes import BEWARING
from app.services.running.acts import Acts, Happen, Start
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Start the retention of the casus."""
    return (Start(InstantieId(new_id()), BEWARING.word, {}, happening.instantie.casus_id),)

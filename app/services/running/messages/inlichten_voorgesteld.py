"""The table proposes to tell the person: the coördinator works it out, and every deelnemer is asked."""

from app.services.inlichten import may_propose
from app.services.running.acts import Acts, Happen
from app.services.running.scene import Scene
from app.services.running.telling_them import proposed


def follows(scene: Scene, happening: Happen) -> Acts:
    """Begin the proposal, unless somebody proposed the same meanwhile; a version of before may send it too."""
    casus_id = happening.instantie.casus_id
    if casus_id is None:
        return ()
    casus = scene.tx.casussen.get(casus_id)
    return (proposed(scene.tx, casus),) if may_propose(scene.tx, casus) else ()

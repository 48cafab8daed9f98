"""A proposal to tell the person is over: what was worked out is wiped, and that somebody may have said no."""

from app.services.running.acts import Acts, ForgetProposal, Happen
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Wipe the proposal of the casus."""
    casus_id = happening.instantie.casus_id
    return (ForgetProposal(casus_id),) if casus_id else ()

"""What is the gemeente's (register, papers, own file) is destroyed, because the casus was ended early."""

from app.domain.errors import ConflictError
from app.services.running.acts import Act, Acts, Happen, Remove
from app.services.running.destroying import of_file
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Ask for it. What else ran for this casus ends: it can only be about who is in the register.

    Raises `ConflictError` when nobody decided so.
    """
    instantie = happening.instantie
    if instantie.casus_id is None:
        return ()
    casus = scene.tx.casussen.get(instantie.casus_id)
    if casus.vervroegd_op is None:
        raise ConflictError("Niemand besliste dat casus {code} vroeger weg mag.", code=casus.code)
    others = [other for other in scene.tx.instanties.of_slot(casus.id) if other.id != instantie.id]
    gone: list[Act] = [Remove(other.id) for other in others]
    return (*gone, of_file(scene, casus.id, scene.livc.gemeente_id))

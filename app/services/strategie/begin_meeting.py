"""Begin a strategic meeting: whenever there is a reason for one (seeds/000 L158-159)."""

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.domain.people import Actor
from app.domain.strategie import KANTOOR, Stadium, StrategischOverleg
from app.domain.words.processes import STRATEGISCHE_TAFEL
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.once import id_from


def begin_meeting(actor: Actor, deps: Deps, eenmalig: str = "") -> InstantieId:
    """Begin one, for the burgemeester's office; a second press of the same button begins nothing more.

    Raises `NotAllowedError`, `ConflictError` while another one still has to be planned or held, and
    `NotFoundError` where the LIVC-R has no such procedure in force.
    """
    if not actor.rollen & KANTOOR:
        raise NotAllowedError
    overleg_id = InstantieId(id_from(actor, eenmalig, STRATEGISCHE_TAFEL.word))
    with deps.uow.begin(actor.livc_id) as tx:
        if tx.strategie.find_overleg(overleg_id):
            return overleg_id
        if tx.strategie.to_come():
            raise ConflictError(
                "Er komt al een strategische tafel. Plan of open die eerst. Er is niets gewijzigd."
            )
        tx.strategie.save_overleg(StrategischOverleg(overleg_id, actor.livc_id, None, Stadium.TE_PLANNEN))
        mover_for(tx, deps, actor).start(STRATEGISCHE_TAFEL.word, {}, instance_id=overleg_id)
    return overleg_id

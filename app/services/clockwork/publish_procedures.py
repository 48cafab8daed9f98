"""Put the procedures on disk in force; a broken one leaves the last good version."""

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.ids import LivcId
from app.domain.words.processes import OVERLEG
from app.procedure.reading import ensure_forms
from app.services.deps import Deps
from app.services.running.mover import Mover
from app.services.running.opening import next_meeting


def publish_procedures(livc_id: LivcId, deps: Deps) -> list[ModelError]:
    """Publish every procedure that changed; return what was refused, each with file, line and sentence."""
    refused: list[ModelError] = [*deps.procedures.misplaced()]
    ready: list[Bundle] = []
    for process_id in deps.procedures.process_ids():
        try:
            ready.append(_ready(process_id, deps))
        except ModelError as error:
            refused.append(error)
    with deps.uow.begin(livc_id) as tx:
        for bundle in ready:
            current = tx.versies.find_current(bundle.process_id)
            if current is None or current.version_id != bundle.version_id:
                tx.versies.publish(bundle, deps.clock.now())
    return refused


def _ready(process_id: str, deps: Deps) -> Bundle:
    """Return a procedure that can be carried out: what the first casus would find out, is found out here."""
    bundle = deps.procedures.load(process_id)
    ensure_forms(bundle)
    deps.engine.ensure_can_run(bundle)
    return bundle


def ensure_meeting(livc_id: LivcId, deps: Deps) -> None:
    """Start the first meeting of a new LIVC-R."""
    with deps.uow.begin(livc_id) as tx:
        if not tx.instanties.of_process(OVERLEG.word) and tx.versies.find_current(OVERLEG.word):
            mover = Mover(tx, deps, tx.livcs.get(livc_id))
            mover.carry_out(*next_meeting(mover.scene))

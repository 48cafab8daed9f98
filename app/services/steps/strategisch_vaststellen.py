"""The burgemeester fixes the report; then what was asked leaves, also to the agenda of the operational table."""

from dataclasses import replace

from app.domain.ids import PuntId, new_id
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.strategie import Stadium
from app.domain.words.processes import OVERLEG
from app.services.running.acts import Save
from app.services.running.points import next_place
from app.services.running.waking import wakes
from app.services.steps.context import Extra, Handler, StepContext
from app.services.strategisch import overleg_of

TITEL = "opdracht van de strategische tafel"
"""Words of the process zone: what is asked stands in the papers, for who may read these."""


def complete(step: StepContext) -> Extra:
    """Fix it, or leave everything as it is."""
    if step.outcome != "vastgesteld":
        return {}
    tx, overleg = step.mover.tx, overleg_of(step.mover.tx, step.instantie.id)
    tx.strategie.save_overleg(replace(overleg, stand=Stadium.VASTGESTELD))
    asked = [each for each in tx.strategie.instructies(overleg.id) if each.loopt]
    for_the_table = [each for each in asked if each.aan_tafel]
    if for_the_table:
        _put_on_the_agenda(step)
    if not asked:
        return {"opdrachten_gegeven": False}
    days = [each.tegen for each in asked]
    return {"opdrachten_gegeven": True, "opdrachten_tegen": max(days)}


def _put_on_the_agenda(step: StepContext) -> None:
    """Let the operational table find it, and wake it where it sleeps; a meeting that ends now still sees it."""
    tx = step.mover.tx
    for instantie in tx.instanties.of_process(OVERLEG.word):
        tx.slots.lock(instantie.slot)
    step.mover.carry_out(Save(_point(step)), *wakes(tx))


def _point(step: StepContext) -> Agendapunt:
    tx = step.mover.tx
    return Agendapunt(
        id=PuntId(new_id()),
        livc_id=step.mover.livc.id,
        overleg_id=None,
        casus_id=None,
        soort="algemeen",
        titel=TITEL,
        status=PuntStatus.GEVRAAGD,
        volgorde=next_place(tx),
    )


HANDLER = Handler(complete)

"""The day, the place and the agenda of a strategic meeting; who has a place hears that there is one."""

from dataclasses import replace
from datetime import date

from app.domain.ids import PersoonId
from app.domain.strategie import Stadium
from app.domain.words.steps.strategisch_plannen import STRATEGISCH_PLANNEN
from app.services.plaatsen import people_at
from app.services.running.acts import Mail
from app.services.steps.bijeenroepen import wanneer
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.over_niemand import ensure_over_niemand
from app.services.steps.overlegdag import planned
from app.services.strategisch import overleg_of


def complete(step: StepContext) -> Extra:
    """Fix it; of an earlier plan nothing stays."""
    day, moment = planned(step)
    ensure_over_niemand(step)
    tx, overleg = step.mover.tx, overleg_of(step.mover.tx, step.instantie.id)
    for item in tx.items.of_instantie(overleg.id, "papers"):
        if item.kind == STRATEGISCH_PLANNEN.word:
            tx.items.delete(item.id)
    tx.strategie.save_overleg(replace(overleg, moment=moment, stand=Stadium.GEPLAND))
    told = _told(step, day, f"{overleg.id}:{moment}")
    step.mover.carry_out(Mail("strategisch", told, wanneer(overleg.id, moment)))
    return {"strategisch_op": day}


def _told(step: StepContext, day: date, what: str) -> dict[PersoonId, str]:
    """Return who is told of it, with an address and a place that day, except who plans it."""
    told: dict[PersoonId, str] = {}
    for who in people_at(step.mover.tx, step.mover.livc.id, day):
        if who.email and who.id != step.mover.scene.author:
            told[who.id] = f"mail:strategisch:{what}:{who.id}"
    return told


HANDLER = Handler(complete)

"""Home of the points that a meeting takes along from the open agenda."""

from dataclasses import replace

from app.domain.overleg import PuntStatus
from app.services.steps.context import StepContext


def take_points(step: StepContext) -> None:
    """Take every asked point along on this meeting's agenda, in the order in which it was asked."""
    tafel = step.mover.tx.tafel
    first = len(tafel.punten(step.instantie.id)) + 1
    for number, punt in enumerate(tafel.punten(None), first):
        if punt.status is PuntStatus.GEVRAAGD:
            tafel.save_punt(replace(punt, overleg_id=step.instantie.id, volgorde=number))

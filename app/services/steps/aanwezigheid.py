"""Who is there on the day of the meeting."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.sentence import Sentence
from app.domain.stored import state_of
from app.domain.vraag import Vraag
from app.services.ports.instanties import Wijziging
from app.services.running.way_back import remember
from app.services.steps import deelname_punt
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import after_the_last, has_verslag
from app.services.steps.open_agenda import take_points
from app.services.telling.agenda import is_about_point


def complete(step: StepContext) -> Extra:
    """Tick who is there on the day; versions from before `deelname_punt` ask so who takes part in a point."""
    if is_about_point(step.taak):
        return deelname_punt.complete(step)
    take_points(step)
    punten = step.mover.tx.tafel.punten(step.instantie.id)
    waiting = [p for p in punten if p.status is PuntStatus.GEVRAAGD]
    if waiting:
        remember(step.mover.tx, step.instantie)
    return {"punten": bool(waiting)}


def afterwards(step: StepContext) -> Sequence[str]:
    """Let the way back stand until the next step: for a moment it can be noted again who is there."""
    if is_about_point(step.taak):
        return deelname_punt.afterwards(step)
    mover = step.mover
    if mover.tx.verhuizingen.find(step.instantie.id) is not None:
        now = mover.tx.instanties.get(step.instantie.id)
        waiting = mover.deps.engine.inspect(mover.bundle(now), state_of(now)).waiting
        mover.tx.instanties.keep(replace(now, verhuisd=True), Wijziging((), (), (), (), waiting))
    return ()


def question(step: StepContext) -> Vraag | None:
    """Ask when no point is left to treat: who is there is then the last thing of the meeting."""
    if is_about_point(step.taak):
        return deelname_punt.question(step)
    return _zonder_punten(step)


def _zonder_punten(step: StepContext) -> Vraag | None:
    tafel = step.mover.tx.tafel
    agenda: Sequence[Agendapunt] = [*tafel.punten(None), *tafel.punten(step.instantie.id)]
    if any(p.status is PuntStatus.GEVRAAGD for p in agenda):
        return None
    gevolgen = (Sentence("Er staat geen enkel punt op de agenda."), after_the_last(verslag=has_verslag(step)))
    return Vraag(
        Sentence("Wilt u verder zonder agenda?"),
        gevolgen,
        Sentence("Ja, zonder punten verder"),
        (step.taak.id,),
    )


HANDLER = Handler(complete, question, afterwards)

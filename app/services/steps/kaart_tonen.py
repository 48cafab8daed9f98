"""The information officer showed the information card at the open point: that is written down, nothing else."""

from dataclasses import replace
from datetime import date

from app.domain.errors import ConflictError
from app.domain.overleg import Agendapunt
from app.domain.words.steps.kaart_tonen import KAART_TONEN
from app.services.presence import open_point_of, present_at
from app.services.steps.context import Extra, Handler, StepContext

NIET_AAN_TAFEL = (
    "Een informatiekaart toont u terwijl het punt open is en u eraan deelneemt. Er is niets gewijzigd."
)


def complete(step: StepContext) -> Extra:
    """Write down at the point how much was shown, of which day and by whom (INV-45, INV-46).

    To whom stands at the point already: who takes part in it. Raises `ConflictError` for who does not.
    """
    if step.outcome in KAART_TONEN.acted:
        punt = _point(step)
        shown = replace(
            punt, kaart_deel=step.outcome, kaart_van=_day(step), kaart_door=step.mover.scene.author
        )
        step.mover.tx.tafel.save_punt(shown)
    return {}


def _point(step: StepContext) -> Agendapunt:
    tx = step.mover.tx
    punt = open_point_of(tx, step.taak.casus_id)
    present = {each.persoon_id for each in present_at(tx, punt)}
    if punt is None or step.mover.scene.author not in present:
        raise ConflictError(NIET_AAN_TAFEL)
    return punt


def _day(step: StepContext) -> date | None:
    said = step.data.process.get("kaart_van")
    return said if isinstance(said, date) else None


HANDLER = Handler(complete)

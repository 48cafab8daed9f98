"""An exercise was held: its day is kept, and the rhythm of the meetings is decided anew."""

from datetime import date

from app.domain.errors import FormInvalidError
from app.domain.kalender import dag_van
from app.procedure.reading import variables_of
from app.services.ritme import note_exercise, rhythm_now
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Note the day; a version from before this step had a form counts as today, and declares no rhythm."""
    tx, livc_id = step.mover.tx, step.mover.livc.id
    day = step.data.process.get("oefendag")
    today = dag_van(step.mover.now)
    held = day if isinstance(day, date) else today
    if held > today:
        raise FormInvalidError(
            {"oefendag": ["Kies vandaag of een vroegere dag: de oefening is dan gehouden."]}
        )
    note_exercise(tx, livc_id, held, step.mover.scene.author)
    declared = variables_of(step.mover.bundle(step.instantie))
    return {name: value for name, value in rhythm_now(tx, livc_id).items() if name in declared}


HANDLER = Handler(complete)

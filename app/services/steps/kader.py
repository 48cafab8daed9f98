"""Open a meeting with its legal frame."""

from dataclasses import replace

from app.domain.kalender import dag_van
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.steps.bijeenroepen import tell_it_is_off
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.open_agenda import take_points


def complete(step: StepContext) -> Extra:
    """Open the meeting with its legal frame, or put it off."""
    overleg = step.mover.tx.tafel.overleg(step.instantie.id)
    status = "bezig" if step.outcome != "gaat_niet_door" else "te_plannen"
    opened = dag_van(step.mover.now) if status == "bezig" else overleg.geopend_op
    step.mover.tx.tafel.save_overleg(replace(overleg, status=status, geopend_op=opened))
    if status == "bezig":
        take_points(step)
    else:
        tell_it_is_off(step.mover, overleg)
    verslag = step.data.process.get("verslag")
    return {"verslag": verslag is True}


def question(step: StepContext) -> Vraag | None:
    """Ask before the meeting is put off."""
    if step.outcome != "gaat_niet_door":
        return None
    return Vraag(
        Sentence("Gaat dit overleg niet door?"),
        (
            Sentence("Er wordt vandaag niets besproken. Er moet een nieuwe dag gekozen worden."),
            Sentence("Wat op de agenda staat, blijft wachten op dat overleg."),
        ),
        Sentence("Ja, het overleg gaat niet door"),
        (step.taak.id,),
    )


HANDLER = Handler(complete, question)

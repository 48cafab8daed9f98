"""Who takes part in one point of the agenda."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import FormInvalidError
from app.domain.ids import PuntId, new_id
from app.domain.overleg import Aanwezige, Agendapunt, PuntStatus
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.running.points import opened
from app.services.running.round_again import keep_if_asked, remember_before
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import after, has_verslag
from app.services.steps.seats import others_at, rows_for, seats_at
from app.services.telling.agenda import punt_van, punt_woorden


def complete(step: StepContext) -> Extra:
    """Write down who takes part, or put the point off to a next meeting."""
    tafel = step.mover.tx.tafel
    punt = tafel.punt(PuntId(step.taak.binding or ""))
    if step.outcome == "verdagen":
        tafel.save_punt(replace(punt, status=PuntStatus.VERDAAGD))
        tafel.save_punt(replace(punt, id=PuntId(new_id()), overleg_id=None))
        return {"soort": punt.soort}
    present = _present(step, punt)
    if not present:
        raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
    for row in present:
        tafel.save_aanwezige(row, step.mover.livc.id)
    if punt.casus_id is None:
        tafel.save_punt(opened(punt, step.mover.now))  # the drawing sends `punt_geopend` for a casus only
    else:
        step.mover.tx.slots.lock(punt.casus_id)
        remember_before(step.mover.tx, punt.casus_id)
    return {"soort": punt.soort}


def afterwards(step: StepContext) -> Sequence[str]:
    """Let what each was asked be asked again for a moment: who takes part may have been noted by mistake."""
    keep_if_asked(step.mover, step.mover.tx.tafel.punt(PuntId(step.taak.binding or "")))
    return ()


def _present(step: StepContext, punt: Agendapunt) -> list[Aanwezige]:
    chosen = [*step.data.choices.get("aanwezigen", ()), *step.data.choices.get("anderen", ())]
    if not chosen:
        raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
    return rows_for(step.mover, punt, chosen, [*seats_at(step.mover, punt), *others_at(step.mover, punt)])


def question(step: StepContext) -> Vraag | None:
    """Ask before the point is put off."""
    punt = punt_van(step.mover.tx, step.taak)
    return _verdagen(step, punt) if punt is not None and step.outcome == "verdagen" else None


def _verdagen(step: StepContext, punt: Agendapunt) -> Vraag:
    tx = step.mover.tx
    return Vraag(
        Sentence("Wilt u dit punt verdagen?"),
        (
            Sentence("Dit punt wordt vandaag niet besproken. Het komt op de agenda van een volgend overleg."),
            after(tx, punt, verslag=has_verslag(step)),
        ),
        Sentence("Ja, verdagen"),
        (punt.id,),
        over=punt_woorden(tx, punt),
    )


HANDLER = Handler(complete, question, afterwards)

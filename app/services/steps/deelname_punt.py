"""Who takes part in one point of the agenda."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.errors import FormInvalidError
from app.domain.ids import PersoonId, PuntId, new_id
from app.domain.kalender import dag_van
from app.domain.overleg import Aanwezige, Agendapunt, PuntStatus
from app.domain.sentence import Sentence
from app.domain.tafelregels import ontbrekende_kern
from app.domain.vraag import Vraag
from app.services.mandaten import geldige_mandaten
from app.services.running.points import opened
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.endings import after, has_verslag
from app.services.steps.seats import others_for, seats_at
from app.services.telling.agenda import punt_van, punt_woorden

KERN_MET_REDEN = "Dit ontbreekt aan tafel: {wie}. Schrijf waarom u toch bespreekt, of verdaag het punt."
KERN_ZONDER_KLUIZEN = (
    "Dit ontbreekt aan tafel: {wie}. Zonder kluizen kan een reden niet bewaard worden: verdaag het punt."
)


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
    missing = ontbrekende_kern(present)
    reason = str(step.data.texts.get("papers", {}).get("kern_reden") or "").strip()
    if missing and not reason:
        raise FormInvalidError(_without_core(missing, kept=step.mover.livc.kluizen_aan))
    for row in present:
        tafel.save_aanwezige(row, step.mover.livc.id)
    punt = replace(punt, kern_reden=bool(missing))
    tafel.save_punt(punt)
    if punt.casus_id is None:
        tafel.save_punt(opened(punt, step.mover.now))  # the drawing sends `punt_geopend` for a casus only
    return {"soort": punt.soort}


def _without_core(missing: Sequence[str], *, kept: bool) -> dict[str, list[Sentence]]:
    """Return what to say when the statutory core is not there; paper-light there is no place for a reason."""
    if kept:
        return {"kern_reden": [Sentence(KERN_MET_REDEN, wie=missing)]}
    return {"aanwezigen": [Sentence(KERN_ZONDER_KLUIZEN, wie=missing)]}


def _present(step: StepContext, punt: Agendapunt) -> list[Aanwezige]:
    chosen = [*step.data.choices.get("aanwezigen", ()), *step.data.choices.get("anderen", ())]
    if not chosen:
        raise FormInvalidError({"aanwezigen": ["Duid aan wie aan dit punt deelneemt."]})
    seats = [*seats_at(step.mover, punt), *others_for(step.mover, step.taak)]
    allowed = {str(lid.persoon_id): lid for lid, _, _ in seats}
    roles: dict[str, set[str]] = {}
    for lid, persoon, _ in step.mover.tx.people.leden(step.mover.livc.id, dag_van(step.mover.now)):
        roles.setdefault(persoon.id, set()).add(lid.rol.value)
    for mandate in geldige_mandaten(step.mover.tx, step.mover.livc.id, step.mover.now):
        roles.setdefault(mandate.nemer_id, set()).add(mandate.rol.value)
    return [
        Aanwezige(
            punt.id,
            PersoonId(person),
            allowed[person].organisatie_id,
            frozenset(roles[person]),
            step.mover.now,
        )
        for person in dict.fromkeys(chosen)
        if person in allowed
    ]


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


HANDLER = Handler(complete, question)

"""The information officer delivered the fiche: that is noted, after looking again at what everyone agreed on."""

from dataclasses import replace

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import CasusId
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.fiches import ensure_agreed
from app.services.steps.context import Extra, Handler, StepContext

VERZONDEN = "verzonden"
NIET_GEHAALD = (
    "U haalde de fiche nog niet op. Doe dat eerst: enkel die tekst mag vertrekken. Er is niets gewijzigd."
)

AL_BUITEN = (
    "De tekst wordt hier gewist. Het bestand dat u ophaalde, staat buiten Casuspad: vernietig het zelf."
)


def complete(step: StepContext) -> Extra:
    """Note to whom it was delivered. Raises `ConflictError` without the proof, or before it was taken out."""
    if step.outcome != VERZONDEN:
        return {}
    proof = ensure_agreed(step.mover.tx, CasusId(step.taak.casus_id or ""))
    if proof.gehaald_op is None:
        raise ConflictError(NIET_GEHAALD)
    chosen = step.data.choices.get("geadresseerde", ())
    if len(chosen) != 1:
        raise FormInvalidError({"geadresseerde": ["Kies aan wie u de fiche bezorgde."]})
    sent = replace(proof, verzonden_op=step.mover.deps.clock.now(), geadresseerde=chosen[0])
    step.mover.tx.fiches.save_bewijs(sent)
    return {"fiche_verzonden": True}


def question(step: StepContext) -> Vraag | None:
    """Ask before the text is wiped without having been delivered."""
    if step.outcome == VERZONDEN:
        return None
    proofs = step.mover.tx.fiches.bewijzen(CasusId(step.taak.casus_id or ""))
    taken = any(each.gehaald_op and not each.verzonden_op for each in proofs)
    return Vraag(
        Sentence("Bezorgt u de fiche niet?"),
        (Sentence(AL_BUITEN if taken else "Er vertrekt niets, en de tekst wordt gewist."),),
        Sentence("Ja, niet bezorgen en wissen"),
        (step.taak.id,),
    )


HANDLER = Handler(complete, question)

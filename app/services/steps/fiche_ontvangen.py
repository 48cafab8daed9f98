"""What the LTF shares becomes an aanmelding like any other, or nothing: no way round the kwalificatie (INV-25)."""

from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.domain.words.steps.fiche_ontvangen import FICHE_ONTVANGEN
from app.services.steps.context import Extra, Handler, StepContext
from app.services.steps.running_casus import add_to_running

DOORGEGEVEN = "De burgemeester en de coördinator lezen wat u noteerde, als een aanmelding met een naam."
BIJ_LOPENDE = "lopende_casus"
GEVOEGD = "De burgemeester en de coördinator lezen wat er nieuw is in het register van die casus."
GEWIST = "Er vertrekt niets, en wat u typte, wordt gewist."


def complete(step: StepContext) -> Extra:
    """Return where it came from; the LTF speaks of somebody it knows by name."""
    if step.outcome == BIJ_LOPENDE:
        add_to_running(step)
    return FICHE_ONTVANGEN_SCHRIJFT


def question(step: StepContext) -> Vraag | None:
    """Ask before it is passed on, and before what was typed is wiped."""
    if step.outcome not in FICHE_ONTVANGEN.safe:
        told = GEVOEGD if step.outcome == BIJ_LOPENDE else DOORGEGEVEN
        return Vraag(
            Sentence("Wilt u dit aan de burgemeester doorgeven?"),
            [Sentence(told)],
            Sentence("Ja, doorgeven"),
            (step.taak.id,),
        )
    if not any(step.data.texts.values()):
        return None
    return Vraag(
        Sentence("Wilt u dit niet doorgeven?"),
        [Sentence(GEWIST)],
        Sentence("Ja, niet doorgeven en wissen"),
        (step.taak.id,),
    )


FICHE_ONTVANGEN_SCHRIJFT: Extra = {each.variable: each.value for each in FICHE_ONTVANGEN.writes}
HANDLER = Handler(complete, question)

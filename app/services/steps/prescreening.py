"""A partner looks at a signal in its own space: what was typed goes when nothing follows, so it is asked first."""

from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.procedure.reading import outcomes_at
from app.services.steps.context import Handler, StepContext

GEWIST = "Wat u typte, wordt gewist. Er vertrekt niets, en niemand ziet dat u dit bekeek."


def question(step: StepContext) -> Vraag | None:
    """Ask before an answer after which nothing follows, where something was typed."""
    if not any(step.data.texts.values()) or not ends_here(step):
        return None
    return Vraag(
        Sentence("Wilt u dit afsluiten?"),
        [Sentence(GEWIST)],
        Sentence("Ja, afsluiten en wissen"),
        (step.taak.id,),
    )


def ends_here(step: StepContext) -> bool:
    """Answer whether nothing more follows in the own space after this answer."""
    taak = step.taak
    found = outcomes_at(step.mover.bundle(step.instantie), taak.proces_id, taak.element_id)
    return any(outcome.ends for outcome in found if outcome.value == step.outcome)


HANDLER = Handler(question=question)

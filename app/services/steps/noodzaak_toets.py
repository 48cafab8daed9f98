"""Whether a casus that was never discussed is still needed."""

from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.steps.context import Handler, StepContext


def question(step: StepContext) -> Vraag | None:
    """Ask before a casus that was never discussed goes."""
    if step.casus is None or step.outcome == "nodig":
        return None
    return Vraag(
        Sentence("Is deze casus niet meer nodig?"),
        (
            Sentence(
                "Casus {code} wordt nu meteen helemaal vernietigd: het register, de papieren, elk eigen dossier "
                "en de stappen.",
                code=step.casus.code,
            ),
            Sentence("Niemand kan dat daarna nog herstellen."),
        ),
        Sentence("Ja, nu vernietigen"),
        (step.taak.id,),
        over=Sentence("Casus {code}", code=step.casus.code),
    )


HANDLER = Handler(question=question)

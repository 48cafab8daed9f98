"""Whether a casus that was never discussed is still needed."""

from app.domain.vraag import Vraag
from app.services.steps.context import Handler, StepContext


def question(step: StepContext) -> Vraag | None:
    """Ask before a casus that was never discussed goes."""
    if step.casus is None or step.outcome == "nodig":
        return None
    what = "het register, de papieren, elk eigen dossier en de stappen"
    return Vraag(
        "Is deze casus niet meer nodig?",
        (
            f"Casus {step.casus.code} wordt nu meteen helemaal vernietigd: {what}.",
            "Niemand kan dat daarna nog herstellen.",
        ),
        "Ja, nu vernietigen",
        (step.taak.id,),
        over=f"Casus {step.casus.code}",
    )


HANDLER = Handler(question=question)

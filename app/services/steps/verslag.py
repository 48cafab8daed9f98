"""The minutes of a meeting."""

from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.steps.context import Handler, StepContext


def question(step: StepContext) -> Vraag:
    """Ask whether nothing more is to be written."""
    return Vraag(
        Sentence("Is het verslag klaar?"),
        (
            Sentence("Daarmee is het overleg gehouden."),
            Sentence("Bij deze stap kunt u daarna niets meer aan het verslag wijzigen."),
        ),
        Sentence("Ja, het verslag is klaar"),
        (step.taak.id,),
    )


HANDLER = Handler(question=question)

"""A template says which document it is for, and a letter at which steps of its procedure it is offered."""

from collections.abc import Iterator, Set
from typing import Final

from app.domain.words.documents import DOCUMENTS
from app.procedure.bundle import Model
from app.procedure.documents import DocumentTemplate
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding
from app.procedure.model import folder_of

SOURCE: Final = "CONVENTIES.md, sjablonen"


def check(model: Model) -> Iterator[Finding]:
    """Yield templates of no known document, letters that are nowhere offered, and others that name a step."""
    steps = {element.id: folder_of(element.place.file) for element in asked(model)}
    for template in model.templates:
        kind = DOCUMENTS.get(template.kind)
        if kind is None:
            yield at(
                template.place,
                'Het document "{soort}" kent Casuspad niet; kies een van deze: {soorten}.',
                soort=template.kind,
                soorten=sorted(DOCUMENTS),
            )
        elif kind.at_steps:
            folder = folder_of(template.place.file)
            yield from _offered(template, {each for each, where in steps.items() if where == folder})
        elif template.steps:
            yield at(
                template.place, 'Een document van de soort "{soort}" hoort bij geen stap.', soort=kind.word
            )


def _offered(template: DocumentTemplate, steps: Set[str]) -> Iterator[Finding]:
    if not template.steps:
        yield at(template.place, "Zeg in “bij” bij welke stap deze brief aangeboden wordt.")
    for each in template.steps:
        if each not in steps:
            yield at(template.place, 'In deze procedure is er geen stap "{stap}".', stap=each)

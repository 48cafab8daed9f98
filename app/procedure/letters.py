"""Which documents a version can make: its templates, and the letters that it offers at a step."""

from app.domain.execution import Bundle
from app.domain.words.documents import BRIEF, DocumentKind
from app.procedure.bundle import model_of
from app.procedure.documents import DocumentTemplate


def find_template(bundle: Bundle, kind: DocumentKind) -> DocumentTemplate | None:
    """Return what a document is made from, None for a version that has no such template."""
    found = (each for each in model_of(bundle).templates if each.kind == kind.word)
    return next(found, None)


def letters_at(bundle: Bundle, element_id: str) -> tuple[DocumentTemplate, ...]:
    """Return the letters that are offered at a step, in the order of their files."""
    letters = [each for each in model_of(bundle).templates if each.kind == BRIEF.word]
    return tuple(each for each in letters if element_id in each.steps)


def file_name(template: DocumentTemplate) -> str:
    """Return the name of a template without its folder and ending: by that a letter is asked for."""
    return template.place.file.rpartition("/")[2].removesuffix(".xml")

"""Templates of documents: read strictly from XML, checked against a closed list, filled with plain values."""

from app.procedure.documents.filling import Filling, filled, title_of
from app.procedure.documents.reading import read_template
from app.procedure.documents.template import DocumentTemplate, PrintedWhen, TemplatePart

__all__ = [
    "DocumentTemplate",
    "Filling",
    "PrintedWhen",
    "TemplatePart",
    "filled",
    "read_template",
    "title_of",
]

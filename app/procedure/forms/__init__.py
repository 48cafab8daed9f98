"""The forms of a procedure: read from their own file into what they ask, or refused with file and line."""

from app.procedure.forms.definition import FormDefinition
from app.procedure.forms.reading import form_file, is_key, read_form

__all__ = ["FormDefinition", "form_file", "is_key", "read_form"]

"""The forms of the procedure: read from forms/*.json, shown and validated from the same file."""

from app.forms.accepted import PAPER_LIGHT
from app.forms.library import FormLibrary

__all__ = ["PAPER_LIGHT", "FormLibrary"]

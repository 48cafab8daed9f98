"""The forms of a procedure: shown and validated from the same file, as its version has it."""

from app.forms.accepted import PAPER_LIGHT
from app.forms.validator import MarshmallowForms

__all__ = ["PAPER_LIGHT", "MarshmallowForms"]

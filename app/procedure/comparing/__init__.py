"""Two versions of a release side by side, as a list of changes in sentences for people."""

from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.releases import changes_between

__all__ = ["Change", "ChangeKind", "changes_between"]

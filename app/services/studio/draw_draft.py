"""A drawing of a draft as it was saved in the browser: a change, unless it says what it said already."""

from dataclasses import dataclass
from typing import Final

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.drawing_saved.canonical import canonical
from app.procedure.drawing_saved.told import told
from app.procedure.reader import read_bpmn
from app.services.studio.changes import Changed, Files

_NOTHING: Final = Sentence("Er is niets gewijzigd.")


@dataclass(frozen=True)
class DrawDraft:
    """Another content for a drawing, written by a drawing program."""

    file: str
    content: bytes

    def on(self, files: Files) -> Changed:
        """Return the drawing as it becomes, or no file where it says the same as before; then it stays as written.

        Raises `ModelError` for what is no drawing, or one that leaves its own procedure out.
        """
        before = files.get(self.file)
        if before is None:
            raise ModelError("Deze tekening staat niet meer in het ontwerp.", file=self.file)
        self._ensure_of_same(before)
        if canonical(self.file, before) == canonical(self.file, self.content):
            return Changed({}, _NOTHING)
        return Changed({self.file: self.content}, told(self.file, before, self.content))

    def _ensure_of_same(self, before: bytes) -> None:
        """Raise `ModelError` unless it draws the procedure that it drew before."""
        was = {process.id for process in read_bpmn(self.file, before).processes}
        becomes = {process.id for process in read_bpmn(self.file, self.content).processes}
        if not was <= becomes:
            raise ModelError(
                "Dit is de tekening van een andere procedure; ze is niet bewaard.", file=self.file
            )

"""What an edit is: a few words that say what changes in a drawing, and can be taken back exactly."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.journal import Change
from app.procedure.edits.paper import Paper
from app.procedure.edits.plane import planes_of
from app.procedure.edits.settling import settle


@dataclass(frozen=True)
class Edited:
    """A drawing after an edit."""

    content: bytes
    said: Sentence
    """What the edit did, in the names that people read on the drawing."""
    inverse: "Undo"
    """What takes it back, to the letter of the canonical form."""


class Edit(ABC):
    """One change in one BPMN file; a subclass is a frozen record of what it asks."""

    @abstractmethod
    def on(self, canvas: Canvas) -> Sentence:
        """Make the change and say what it did; raises `ModelError` where it cannot be made."""

    def edited(self, content: bytes, file: str = "") -> Edited:
        """Return the drawing with the change, what it did, and how to take it back; raises `ModelError`."""
        paper = Paper(file, content)
        canvas = Canvas(paper, tuple(planes_of(paper)))
        said = self.on(canvas)
        settle(canvas)
        back = tuple(change.turned() for change in reversed(paper.changes))
        return Edited(paper.content(), said, Undo(back, said))

    def apply(self, content: bytes, file: str = "") -> bytes:
        """Return the drawing with the change; raises `ModelError` where it cannot be made."""
        return self.edited(content, file).content

    def said(self, content: bytes, file: str = "") -> Sentence:
        """Return what the change does to this drawing; raises `ModelError` where it cannot be made."""
        return self.edited(content, file).said

    def inverse(self, content: bytes, file: str = "") -> "Undo":
        """Return what takes the change back from the drawing that it makes of this one; raises `ModelError`."""
        return self.edited(content, file).inverse


@dataclass(frozen=True)
class Undo(Edit):
    """Takes an edit back, change by change; its own inverse makes it again."""

    changes: tuple[Change, ...]
    of: Sentence

    def on(self, canvas: Canvas) -> Sentence:
        """Take the changes back; raises `ModelError` when the drawing has become another since."""
        canvas.is_drawn = True
        for change in self.changes:
            canvas.paper.play(change)
        return Sentence("Teruggedraaid: {wat}", wat=self.of)

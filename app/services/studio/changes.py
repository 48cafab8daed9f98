"""What changes a draft: from its files to those that become otherwise, and a sentence that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.edits.edit import Edit

Files = Mapping[str, bytes]
"""Name → content, of a whole release."""


@dataclass(frozen=True)
class Changed:
    """The files that become otherwise, None for one that goes, and what was done."""

    files: Mapping[str, bytes | None]
    said: Sentence


class DraftChange(Protocol):
    """One change of a draft."""

    def on(self, files: Files) -> Changed:
        """Return what becomes otherwise; raises `ModelError` when it cannot be made."""
        ...


@dataclass(frozen=True)
class EditBpmn:
    """An edit in one drawing."""

    file: str
    edit: Edit

    def on(self, files: Files) -> Changed:
        """Make the edit; raises `ModelError`."""
        if self.file not in files:
            raise ModelError("Deze tekening staat niet meer in het ontwerp.", file=self.file)
        edited = self.edit.edited(files[self.file], self.file)
        return Changed({self.file: edited.content}, edited.said)


@dataclass(frozen=True)
class ReplaceFile:
    """Another content for one file; None takes it away."""

    file: str
    content: bytes | None
    said: Sentence

    def on(self, files: Files) -> Changed:
        """Return the file as it becomes."""
        return Changed({self.file: self.content}, self.said)

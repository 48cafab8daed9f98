"""A row of edits that is one change: in a drawing, and in what its procedure declares and decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.edits.edit import Edit
from app.procedure.model import folder_of
from app.procedure.reader import read_bpmn
from app.procedure.redrawing.declaring import Declaring, DropWriter

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Redrawn:
    """What became otherwise, and in words what was done."""

    files: Mapping[str, bytes]
    said: Sentence
    at: str
    """The id of the step to look at now."""


class Redrawing(Protocol):
    """One change, of one or more files."""

    def on(self, files: Files) -> Redrawn:
        """Return what becomes otherwise; raises `ModelError` where it cannot be made."""
        ...


@dataclass(frozen=True)
class EditRow:
    """Edits in one drawing, one after another, with what its procedure declares besides."""

    file: str
    edits: Sequence[Edit]
    said: Sentence
    at: str
    declaring: Sequence[Declaring] = ()
    forgets: bool = False
    """Whether steps may go: what they wrote is declared no longer."""

    def on(self, files: Files) -> Redrawn:
        """Make them all, or none; raises `ModelError`."""
        before = content = self._content(files, self.file)
        for edit in self.edits:
            content = edit.apply(content, self.file)
        declaring = [*self.declaring, *self._gone(before, content)]
        return Redrawn({self.file: content, **self._declared(files, declaring)}, self.said, self.at)

    def _gone(self, before: bytes, after: bytes) -> list[Declaring]:
        """Return that the steps that went write nothing any more."""
        if not self.forgets:
            return []
        gone = _steps(self.file, before) - _steps(self.file, after)
        return [DropWriter(each) for each in sorted(gone)]

    def _declared(self, files: Files, declaring: Sequence[Declaring]) -> Files:
        name = f"{folder_of(self.file)}/variabelen.yaml"
        if not declaring:
            return {}
        content = self._content(files, name)
        for each in declaring:
            content = each.declared(name, content)
        return {name: content}

    def _content(self, files: Files, name: str) -> bytes:
        if name not in files:
            raise ModelError('"{bestand}" staat niet meer in het ontwerp.', file=name, bestand=name)
        return files[name]


def _steps(file: str, content: bytes) -> set[str]:
    found: set[str] = set()
    for process in read_bpmn(file, content).processes:
        found |= process.elements.keys()
    return found

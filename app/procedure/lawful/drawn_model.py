"""What is judged together: a release or one procedure with what it calls, as it is executed and as it is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, filterfalse

from app.domain.words.processes import process_of
from app.procedure.bundle import Model, read_model
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.judging import sheets_of


@dataclass(frozen=True)
class DrawnModel:
    """The same files twice: the model with its words, and the sheets that say where tokens go."""

    model: Model
    sheets: tuple[Sheet, ...]

    @classmethod
    def of(cls, files: Mapping[str, bytes], model: Model | None = None) -> "DrawnModel":
        """Return the procedures in these files; what cannot be read is left out, and is a finding elsewhere."""
        return cls(model or read_model(files)[0], tuple(sheets_of(files)))

    @cached_property
    def drawn_in(self) -> Mapping[str, Sheet]:
        """Process → the sheet that holds it."""
        return {process: sheet for sheet in self.sheets for process in sheet.processes}

    @cached_property
    def calls(self) -> Mapping[str, frozenset[str]]:
        """Process → the processes that it calls, and that they call, itself included; worked out when asked."""
        return _Calls(self._direct)

    @cached_property
    def _direct(self) -> Mapping[str, frozenset[str]]:
        return {process: frozenset(self._called(process)) for process in self.model.processes}

    def _called(self, process: str) -> Iterator[str]:
        for element in self.model.processes[process].elements.values():
            if element.called and element.called in self.model.processes:
                yield element.called

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The steps that are repeated per something, which is never for nothing (CONVENTIES.md)."""
        return frozenset(each.id for each in self.model.elements.values() if each.livc.get("per"))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The processes that run by themselves: no other one here calls them, and none is made to be called."""
        return tuple(filterfalse(self._is_called, self.model.processes))

    def _is_called(self, process: str) -> bool:
        return process_of(process).called or process in self._called_by_others

    @cached_property
    def _called_by_others(self) -> frozenset[str]:
        pairs = self._direct.items()
        return frozenset(chain.from_iterable(called - {process} for process, called in pairs))


class _Calls(Mapping[str, frozenset[str]]):
    """All that a process calls: of each process only when somebody asks it."""

    def __init__(self, direct: Mapping[str, frozenset[str]]) -> None:
        self._direct = direct
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, process: str) -> frozenset[str]:
        if process not in self._direct:
            raise KeyError(process)
        if process not in self._known:
            self._known[process] = _closed(process, self._direct)
        return self._known[process]

    def __iter__(self) -> Iterator[str]:
        return iter(self._direct)

    def __len__(self) -> int:
        return len(self._direct)


def _closed(process: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found, todo = {process}, [process]
    while todo:
        new = direct.get(todo.pop(), frozenset()) - found
        found |= new
        todo += new
    return frozenset(found)

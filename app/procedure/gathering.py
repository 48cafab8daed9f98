"""A folder of procedures, wherever it lies: which of them start, and each with all that it calls and asks."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.procedure.bundle import asked_forms
from app.procedure.checking import checked, version_of
from app.procedure.findings import ensure_none
from app.procedure.graph import circles
from app.procedure.model import Process
from app.procedure.reader import read_bpmn

ID: Final = re.compile(r"[a-z][a-z0-9_]*")
"""What a procedure is called."""


@dataclass(frozen=True)
class Drawn:
    """What a drawing says of how procedures hang together."""

    called: tuple[str, ...] = ()
    by_message: bool = False
    error: ModelError | None = None


@lru_cache(maxsize=512)
def drawn_in(file: str, content: bytes) -> Drawn:
    """Return what a drawing says; of one that cannot be read, why."""
    try:
        processes = read_bpmn(file, content).processes
    except ModelError as error:
        return Drawn(error=error)
    called = [each.called for process in processes for each in process.elements.values() if each.called]
    own = next((each for each in processes if each.id == file.partition("/")[0]), None)
    return Drawn(tuple(called), own is not None and _starts_by_message(own))


def _starts_by_message(process: Process) -> bool:
    inside = process.within(process.id)
    return any(each.type == "startEvent" and each.event == "message" for each in inside)


@dataclass(frozen=True)
class Gathered:
    """All procedures of a folder."""

    groups: tuple[Mapping[str, bytes], ...]
    """The files of what starts, each time with all that it calls and asks."""
    errors: tuple[ModelError, ...]
    """Why some cannot be read."""


class GatheredProcedures(ABC):
    """Procedures of which each has a folder of its own, with forms beside them."""

    @abstractmethod
    def names(self) -> Iterable[str]:
        """Return the name of each folder that is read as a procedure, in order."""

    @abstractmethod
    def has_folder(self, name: str) -> bool:
        """Answer whether there is such a folder, with or without a procedure in it."""

    @abstractmethod
    def files_of(self, process_id: str) -> dict[str, bytes]:
        """Return the files of one procedure; raises `ModelError` when there is none of that name."""

    @abstractmethod
    def kept_forms(self) -> Mapping[str, bytes]:
        """Return every form beside the procedures."""

    def collect(self, process_id: str) -> Bundle:
        """Return the bundle as it stands there, unchecked; raises `ModelError` when it cannot be read."""
        files = self.gathered(process_id)
        return Bundle(version_of(process_id, files), process_id, files)

    def load(self, process_id: str) -> Bundle:
        """Return the bundle as it stands there; raises `ModelError` listing every finding."""
        bundle = self.collect(process_id)
        _, findings = checked(bundle.files)
        ensure_none(findings)
        return bundle

    def process_ids(self) -> tuple[str, ...]:
        """Return the ids of the procedures that no other procedure calls, or that a message starts.

        Raises `ModelError` for a file that lies there and cannot be read at all.
        """
        drawn = {name: self._drawn(name) for name in self.names()}
        called = set(chain.from_iterable(each.called for each in drawn.values()))
        return tuple(name for name, each in drawn.items() if name not in called or each.by_message)

    def _drawn(self, name: str) -> Drawn:
        file = f"{name}/{name}.bpmn"
        return drawn_in(file, self.files_of(name)[file])

    def gathered(self, process_id: str) -> dict[str, bytes]:
        """Return the files of a process and of all that it calls; a call without target is left to the checks."""
        files: dict[str, bytes] = self.files_of(process_id)
        todo, seen = [process_id], {process_id}
        while todo:
            for called in _called(todo.pop(), files):
                if called not in seen and self.has_folder(called) and ID.fullmatch(called):
                    seen.add(called)
                    todo.append(called)
                    files |= self.files_of(called)
        return files | self._asked_forms(files)

    def gathered_all(self) -> "Gathered":
        """Return all procedures, in groups that hold each at least once; every file is read once."""
        read: dict[str, dict[str, bytes]] = {}
        calls: dict[str, list[str]] = {}
        errors: list[ModelError] = []
        for name in self.names():
            try:
                read[name] = self.files_of(name)
                calls[name] = list(_called(name, read[name]))
            except ModelError as error:
                errors.append(error)
        errors += map(absent, self._empty(calls))
        unreadable = {error.file.partition("/")[0] for error in errors}
        groups = _groups(read, calls, unreadable)
        kept = self.kept_forms()
        return Gathered(tuple({**files, **_asked(files, kept)} for files in groups), tuple(errors))

    def _empty(self, calls: Mapping[str, list[str]]) -> list[str]:
        """Return what is called and has a folder in which no procedure lies."""
        called = set(chain.from_iterable(calls.values())) - calls.keys() - set(self.names())
        return sorted(name for name in called if ID.fullmatch(name) and self.has_folder(name))

    def _asked_forms(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the forms that these files ask; one that is not there is left to the checks."""
        return _asked(files, self.kept_forms())


def _asked(files: Mapping[str, bytes], kept: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: kept[name] for name in asked_forms(files) if name in kept}


def _groups(
    read: Mapping[str, Mapping[str, bytes]], calls: Mapping[str, list[str]], unreadable: Iterable[str]
) -> Iterator[dict[str, bytes]]:
    """Yield the files of each procedure that starts, or that only those call that it calls, with all it calls.

    What calls one that cannot be read is left out, as is that one: the error says what there is to do.
    """
    whole = calls.keys() - _leading_to(unreadable, calls)
    known = {name: [each for each in calls[name] if each in whole] for name in sorted(whole)}
    for head in _heads(known, read):
        files: dict[str, bytes] = {}
        for name in _reached([head], known):
            files |= read[name]
        yield files


def _heads(calls: Mapping[str, list[str]], read: Mapping[str, Mapping[str, bytes]]) -> Iterator[str]:
    """Yield what starts: called by nothing but what it calls itself, or begun by a message."""
    circle = circles(calls)
    called = set(_called_from_elsewhere(calls, circle))
    for name in calls:
        if circle[name] not in called:
            called.add(circle[name])
            yield name
        elif _by_message(name, read[name]):
            yield name


def _called_from_elsewhere(calls: Mapping[str, list[str]], circle: Mapping[str, str]) -> Iterator[str]:
    """Yield the circles of procedures that one outside them calls."""
    for name, others in calls.items():
        yield from (circle[other] for other in others if circle[other] != circle[name])


def _by_message(name: str, files: Mapping[str, bytes]) -> bool:
    file = f"{name}/{name}.bpmn"
    return drawn_in(file, files[file]).by_message


def _leading_to(names: Iterable[str], calls: Mapping[str, list[str]]) -> frozenset[str]:
    """Return some procedures with all that call them, however far."""
    callers: dict[str, list[str]] = {}
    for name, others in calls.items():
        for other in others:
            callers.setdefault(other, []).append(name)
    return _reached(names, callers)


def _reached(names: Iterable[str], leads: Mapping[str, list[str]]) -> frozenset[str]:
    found, todo = set(names), list(names)
    while todo:
        new = set(leads.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return frozenset(found)


def absent(process_id: str) -> ModelError:
    """Return the error for a procedure that does not exist."""
    file = f"{process_id}/{process_id}.bpmn"
    return ModelError('Het proces "{process_id}" bestaat niet.', file=file, process_id=process_id)


def _called(process_id: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what a procedure calls; raises `ModelError` where it cannot be read."""
    file = f"{process_id}/{process_id}.bpmn"
    drawn = drawn_in(file, files[file])
    if drawn.error is not None:
        raise drawn.error
    return drawn.called

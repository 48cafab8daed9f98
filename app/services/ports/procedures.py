"""How models are read, for the screens and the use cases."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.explanation import Outcome


@dataclass(frozen=True)
class VariableDefinition:
    """A declared process variable. `type` is enum, boolean, date or integer."""

    name: str
    type: str
    values: Mapping[str, str]
    """For an enum: the allowed values with the words for people."""
    writer: str


@dataclass(frozen=True)
class RecordedField:
    """A field of a form whose answer a step puts in a process variable; an outcome is no field."""

    variable: str
    process_id: str
    element_id: str
    form: str
    field: str
    outcome: str | None
    """The variable of the step's outcome: without a value the step was never taken."""


class Procedure(Protocol):
    """What can be read from a procedure version without running it."""

    def outcomes(self, bundle: Bundle, process_id: str, element_id: str) -> tuple[Outcome, ...]:
        """Return the outcomes of a user task in the order of the model; one "klaar" when it has one exit."""
        ...

    def closes(self, bundle: Bundle, process_id: str, element_id: str, value: str) -> bool:
        """Answer whether every way behind an outcome closes the casus, and none comes back to the table."""
        ...

    def variables(self, bundle: Bundle) -> Mapping[str, VariableDefinition]:
        """Return every declared variable of the process and of what it calls."""
        ...

    def diagram(self, bundle: Bundle, process_id: str) -> bytes:
        """Return the BPMN file that draws the process."""
        ...

    def recorded_fields(self, bundle: Bundle) -> tuple[RecordedField, ...]:
        """Return the fields whose answers are kept in the process, over all files, in document order."""
        ...

    def leading_to(self, bundle: Bundle, element_id: str) -> frozenset[str]:
        """Return the ids of the user tasks on every way to this element since the decisions before it."""
        ...

    def elements(self, bundle: Bundle) -> Mapping[str, str]:
        """Return element id → name over all files."""
        ...

    def name(self, bundle: Bundle) -> str:
        """Return the name of the process as it was drawn."""
        ...

    def flows(self, bundle: Bundle) -> Mapping[str, tuple[str, ...]]:
        """Return process id → ids of its sequence flows, over all files, in document order."""
        ...

    def ensure_forms(self, bundle: Bundle, known: Collection[str]) -> None:
        """Raise `ModelError` when a step asks a form that is not among the known ones."""
        ...


class Procedures(Protocol):
    """The procedures on disk, already checked; a broken file leaves the last good version in force."""

    def load(self, process_id: str) -> Bundle:
        """Return the bundle as it stands on disk; raises `ModelError`."""
        ...

    def process_ids(self) -> tuple[str, ...]:
        """Return the ids of the procedures that start by themselves or by a message."""
        ...

    def misplaced(self) -> tuple[ModelError, ...]:
        """Return what looks like a procedure and is not read as one; it is in nobody's way."""
        ...

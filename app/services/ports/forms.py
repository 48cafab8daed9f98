"""The forms of a procedure: shown from, and validated by, the same file."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.execution import Bundle, Value
from app.domain.item import Formulier
from app.domain.zones import Zone


@dataclass(frozen=True)
class FieldView:
    """One form field as a template needs it; `options` are (value, label) pairs."""

    key: str
    type: str
    label: str
    description: str
    required: bool
    zone: Zone
    privacy: str
    options: tuple[tuple[str, str], ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    show_if: tuple[str, tuple[str, ...]] | None = None
    """(other field, its values) under which this field is asked; None means always."""
    drawn: dict[object, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    """How this very question was drawn; with something known or chosen in it, it is another question."""
    blank: bool = field(default=False, init=False, compare=False)
    """Whether this is the question as its form asks it of everyone; one with something known in it is not."""
    columns: tuple["FieldView", ...] = ()
    """What is asked in each row; empty for what has no rows."""
    max_rows: int = 0

    @property
    def standaard(self) -> str:
        """What stands in it before anyone types; "" for nothing."""
        return self.properties.get("standaard", "")

    def hangs_on(self, key: str) -> bool:
        """Answer whether the answer to another question decides if this one is asked."""
        return self.show_if is not None and self.show_if[0] == key

    def is_asked(self, answers: Mapping[str, Collection[str]]) -> bool:
        """Answer whether it is asked with these answers, each under the key of its question."""
        if self.show_if is None:
            return True
        other, values = self.show_if
        return not set(values).isdisjoint(answers.get(other, ()))


@dataclass(frozen=True)
class FormView:
    """A form as a template needs it."""

    key: str
    title: str
    intro: str
    fields: tuple[FieldView, ...]
    button: str = ""
    """The words of the button of a step with one way out; "" for those of the step."""

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in; a text to read is no question."""
        return any(field.type != "text" for field in self.fields)

    def columns(self) -> Iterator[tuple[FieldView, FieldView]]:
        """Yield what is asked in each row of its lists, behind the list."""
        for listed in self.fields:
            for column in listed.columns:
                yield listed, column


@dataclass(frozen=True)
class FormData:
    """Accepted input, split by zone; JSON-ready values (dates as ISO text in the texts, as date in process)."""

    process: Mapping[str, Value]
    texts: Mapping[Zone, Mapping[str, object]]
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """The process part of repeated rows, such as the actions of a plan."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids chosen in a field with a source (organisaties, deelnemers, leden)."""
    on_paper: tuple[str, ...] = ()
    """Questions of which the answer was confirmed to stand on paper."""


Options = Mapping[str, Sequence[tuple[str, str]]]
"""For each source (organisaties, deelnemers, leden) the (value, label) pairs one may choose."""


class FormValidator(Protocol):
    """The forms of a procedure version: shown from, and validated by, the same file."""

    def view(
        self,
        bundle: Bundle,
        key: str,
        options: Options | None = None,
        *,
        context: Mapping[str, str] = ...,
        zones: Collection[Zone] | None = None,
    ) -> FormView:
        """Return the form; raises `NotFoundError`.

        `options` fill the fields with a source, `context` are process variables as text, `zones` limits the
        form to those zones (paper-light); None means all.
        """
        ...

    def written(self, met: Formulier, content: bytes) -> FormView:
        """Return the form with which a text was written, from its file of then; raises `ModelError`."""
        ...

    def validate(
        self,
        bundle: Bundle,
        key: str,
        raw: Mapping[str, Sequence[str]],
        options: Options | None = None,
        *,
        context: Mapping[str, str] = ...,
        zones: Collection[Zone] | None = None,
    ) -> FormData:
        """Validate the values of a posted form; raises `FormInvalidError` naming every field at fault."""
        ...

"""What a form asks, once its file has been read and checked."""

from dataclasses import dataclass, field
from typing import Literal

from app.domain.zones import Zone

Kind = Literal[
    "textfield",
    "textarea",
    "number",
    "date",
    "time",
    "select",
    "radio",
    "checkbox",
    "checklist",
    "text",
    "dynamiclist",
]

OUTCOME = "uitkomst"
FILLED = "*"
"""The value of a condition that any answer meets."""
CONTROL_KEYS = frozenset({"csrf_token", "actie", OUTCOME, "versie", "via"})
"""Posted beside the fields by the page itself; never a field of a form."""

PRIVACY = frozenset({"PC0", "PC1", "PC2", "PC3", "PCT", "SEC"})  # domain/04
TEXT_KINDS = frozenset({"textfield", "textarea", "time"})
CHOICE_KINDS = frozenset({"select", "radio", "checklist"})
MAX_LENGTH = {"textfield": 200, "textarea": 4000, "time": 5}


@dataclass(frozen=True)
class Condition:
    """`name` is a field of the form, `uitkomst`, or "@variable" for a value the process already has."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """When the field says `when`, the field (or outcome) `other` must be one of `values`."""

    when: str
    other: Condition
    sentence: str


@dataclass(frozen=True)
class Rules:
    """What a field asks of its answer, beyond its type."""

    required: bool = False
    required_if: Condition | None = None
    show_if: Condition | None = None
    otherwise: str | None = None
    """The value that stands when the field is not asked (`nvt` for the age of an organisation)."""
    heightened: Condition | None = None
    heightened_length: int = 0
    not_before: str | None = None
    not_with: str | None = None
    limit: Limit | None = None
    missing: str | None = None
    """The sentence shown when the answer is missing."""


@dataclass(frozen=True)
class Component:
    """One question. `source` names the list that the use case passes; `boolean` makes ja/nee a truth value."""

    key: str
    kind: Kind
    label: str
    zone: Zone
    privacy: str
    line: int
    description: str = ""
    options: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    boolean: bool = False
    max_length: int = 0
    default: str = ""
    group: str = ""
    folded: bool = False
    """The group of this question waits behind a click: it opens by itself when something stands in it."""
    condition_text: str = ""
    art9: bool = False
    rules: Rules = field(default_factory=Rules)
    kept: bool = True
    """A question that only steers the form is not kept: nobody may read who shared nothing (INV-10)."""
    row_label: str = ""
    columns: tuple["Component", ...] = ()
    max_rows: int = 0

    @property
    def is_asked(self) -> bool:
        """Answer whether a person fills this in; a text only informs."""
        return self.kind != "text"


@dataclass(frozen=True)
class FormDefinition:
    """A form file."""

    key: str
    title: str
    intro: str
    legal_basis: str
    components: tuple[Component, ...]

    def find(self, key: str) -> Component | None:
        """Return the component with this key, None when the form has none."""
        return next((component for component in self.components if component.key == key), None)

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

DAYS = frozenset({"", "voorbij", "komend"})
ASKED_ANEW = "opnieuw"
"""Said of a question that an earlier step answered too, and that is asked anew on purpose."""
TODAY = "@vandaag"
"""Under this name a context tells the legal day; no process variable can be called so."""
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
    day: str = ""
    """For a date: "voorbij" takes no day still to come, "komend" no day gone by; "" takes any day of a life."""


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
    condition_text: str = ""
    art9: bool = False
    rules: Rules = field(default_factory=Rules)
    kept: bool = True
    """A question that only steers the form is not kept: nobody may read who shared nothing (INV-10)."""
    row_label: str = ""
    column_label: str = ""
    """What a list of people is called beside another of the same people, such as "aanwezig"."""
    columns: tuple["Component", ...] = ()
    max_rows: int = 0
    fold: str = ""
    """What opens the part in which it stands folded away; "" for a question that always stands open."""
    known: str = ""
    """Where the answer already stands: "@variable", a field of the register, or a word of `words/known`."""
    label_noting: str = ""
    """The question as someone reads it who notes what another person says."""
    label_reading: str = ""
    """What the answer is called for who reads it later."""
    usual: str = ""
    """The answer that one press gives to all that is still to be confirmed; "" where each is answered apart."""
    on_paper: str = ""
    """What is ticked instead where no texts are kept: a reason that the law asks is then on paper."""
    is_on_paper: bool = False
    """This tick, in the place of a question that is not asked."""

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
    button: str = ""
    """The words of the button of a step with one way out; "" for those of the step."""

    def find(self, key: str) -> Component | None:
        """Return the component with this key, None when the form has none."""
        return next((component for component in self.components if component.key == key), None)

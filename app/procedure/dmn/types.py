"""The types of DMN (`typeRef`, `itemDefinition`), and whether a value is of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.procedure.durations import Duration
from app.procedure.expressions.nodes import Node
from app.procedure.expressions.values import Items, Value, kind_of

_KINDS: Final[Mapping[str, str]] = {
    "any": "",
    "string": "string",
    "number": "number",
    "double": "number",
    "integer": "integer",
    "long": "integer",
    "boolean": "boolean",
    "date": "date",
    "datetime": "moment",
    "date and time": "moment",
    "daytimeduration": "days",
    "days and time duration": "days",
    "yearmonthduration": "months",
    "years and months duration": "months",
    "duration": "duration",
}
KNOWN: Final = "string, number, integer, boolean, date, dateTime, dayTimeDuration, yearMonthDuration"


@dataclass(frozen=True)
class Type:
    """`kind` is empty when anything goes; `allowed` is the condition of `allowedValues`."""

    kind: str
    many: bool = False
    allowed: tuple[Node, ...] = ()
    order: tuple[Value, ...] = ()
    """The allowed values when they are listed one by one."""

    @property
    def scalars(self) -> Items:
        """The allowed values that are no list."""
        return tuple(value for value in self.order if not isinstance(value, tuple))

    def tests(self, others: Node | None) -> tuple[Node, ...]:
        """Return the conditions on a value of it where it stands, with those of its column if it has any."""
        return self.allowed if others is None else (*self.allowed, others)


ANY: Final = Type("")


def built_in(name: str) -> Type | None:
    """Return the type of the standard with this name, written with or without a prefix; None for any other."""
    kind = _KINDS.get(name.rpartition(":")[2].strip().lower())
    return None if kind is None else Type(kind)


def is_of(kind: str, value: Value) -> bool:
    """Answer whether one value is of a kind; null is of every kind, and a list only of lists."""
    if value is None or not kind:
        return True
    if isinstance(value, Duration):
        return _is_of_duration(kind, value)
    if kind == "integer":
        return kind_of(value) == "number" and isinstance(value, int)
    return kind_of(value) == kind


def _is_of_duration(kind: str, value: Duration) -> bool:
    if kind == "duration":
        return True
    if kind == "days":
        return value.months == 0
    return value.days == 0 and value.seconds == 0


def items_of(declared: Type, value: Value) -> Items | None:
    """Return the values to look at one by one; None when a list stands where none belongs, or the reverse."""
    if isinstance(value, tuple):
        may_be_list = declared.many or not declared.kind
        return value if may_be_list else None
    if declared.many and value is not None:
        return None
    return (value,)

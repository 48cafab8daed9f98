"""A template as values: what it says, what it leaves open, and when a part of it is printed."""

from dataclasses import dataclass

from app.domain.document import PieceKind
from app.procedure.model import Place


@dataclass(frozen=True)
class PrintedWhen:
    """A part is printed where `name` is filled, or is `value` when that is said; with `absent` the reverse."""

    name: str
    value: str | None = None
    absent: bool = False


@dataclass(frozen=True)
class TemplatePart:
    """A piece with its words, or a part that is repeated for each row of a list."""

    place: Place
    kind: PieceKind | None
    """None for a repeated part."""
    text: str = ""
    label: str = ""
    when: PrintedWhen | None = None
    rows_of: str = ""
    lines: int = 1
    """How much room there is to write."""
    inside: tuple["TemplatePart", ...] = ()


@dataclass(frozen=True)
class DocumentTemplate:
    """A document with its blanks. `steps` are the elements at which it is offered."""

    place: Place
    kind: str
    title: str
    footer: str
    steps: tuple[str, ...]
    blocks: tuple[TemplatePart, ...]

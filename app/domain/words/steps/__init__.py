"""One file per kind of step, found by itself: a new kind is a new file here and no other change."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Final

from app.domain.errors import EngineError
from app.domain.words import retired
from app.domain.words.step_kind import Beside, On, Part, StepKind


def _record_in(name: str) -> StepKind:
    """Return the one record of a file. Raises `ValueError` when its word is not its file's."""
    module = importlib.import_module(f"{__name__}.{name}")
    found = [each for each in vars(module).values() if isinstance(each, StepKind)]
    if [each.word for each in found] != [name]:
        raise ValueError(f"{name}.py holds one StepKind, of the word {name}")
    return found[0]


KINDS: Final[Mapping[str, StepKind]] = {
    **{module.name: _record_in(module.name) for module in sorted(pkgutil.iter_modules(__path__))},
    **{kind.word: kind for kind in retired.KINDS},
}
"""Every kind by its word, those that are superseded included."""


FREE: Final = next(kind for kind in KINDS.values() if kind.bare and kind.on == {On.TASK} and not kind.roots)
"""The kind of a step that means nothing beyond what it asks."""
WITHOUT: Final = StepKind("", "", frozenset())
"""What carries no kind: a gateway, the start of a procedure."""


def kind_of(word: str | None) -> StepKind:
    """Return the record of a kind; for what carries none, one that means nothing.

    Raises `EngineError` for a word that is no kind.
    """
    if not word:
        return WITHOUT
    found = KINDS.get(word)
    if found is None:
        raise EngineError("“{word}” is geen soort stap die Casuspad kent. Er is niets gewijzigd.", word=word)
    return found


def find_kind(word: str | None) -> StepKind | None:
    """Return the record of a kind, None for what carries no kind."""
    return KINDS.get(word or "")


def kinds_where(asked: Callable[[StepKind], bool]) -> frozenset[str]:
    """Return the words of the kinds of which something holds: for a query, which asks in words."""
    return frozenset(word for word, kind in KINDS.items() if asked(kind))


def has_part(word: str | None, part: Part) -> bool:
    """Answer whether a step has this place in the work of a LIVC-R."""
    return kind_of(word).part is part


def has_beside(word: str | None, what: Beside) -> bool:
    """Answer whether this stands beside the form of a step."""
    return what in kind_of(word).beside

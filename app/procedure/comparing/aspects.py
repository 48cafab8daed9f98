"""Tells what is otherwise of one thing, aspect by aspect: a template for each, filled with how it is and was."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.sentence import Opening, Sentence, Value, fields_of
from app.procedure.comparing.words import quoted

T = TypeVar("T")


@dataclass(frozen=True)
class Aspect(Generic[T]):
    """`value` is what is compared; the template asks `nieuw` and `oud`: its words, or those of `said`."""

    template: str
    value: Callable[[T], object]
    said: Callable[[T], Sentence] | None = None

    def words(self, of: T) -> Sentence:
        """Return how it is, in words: a text between quotes, "niets" for an empty one."""
        if self.said:
            return self.said(of)
        value = self.value(of)
        return quoted(str(value)) if value else Sentence("niets")


def differences(
    old: T, new: T, aspects: Iterable[Aspect[T]], around: Mapping[str, Value]
) -> Iterator[Sentence]:
    """Yield a sentence for each aspect that is otherwise; `around` is what else the templates ask."""
    for aspect in aspects:
        if aspect.value(old) != aspect.value(new):
            values = {**around, "nieuw": aspect.words(new), "oud": aspect.words(old)}
            yield filled(aspect.template, values)


def filled(template: str, values: Mapping[str, Value]) -> Sentence:
    """Return a sentence with those of the values that its template asks."""
    asked = fields_of(template)
    return Opening(template, **{name: value for name, value in values.items() if name in asked})
